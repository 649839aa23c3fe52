-- Gateways name a payment by their own id when they tell what happened to it; and lists of a gateway that few payments use, or none lately,
-- would read the whole table. On a large table build them beforehand, concurrently and under these names (ADR 0006).
create index if not exists payment_by_gateway on sagas.payment (gateway, gateway_payment_id);
create index if not exists payment_by_gateway_session on sagas.payment (gateway_session_id) where gateway_session_id is not null;
