-- Gateways name a payment by their own id when they tell what happened to it.
create index payment_by_gateway_payment on sagas.payment (gateway_payment_id) where gateway_payment_id is not null;
create index payment_by_gateway_session on sagas.payment (gateway_session_id) where gateway_session_id is not null;
