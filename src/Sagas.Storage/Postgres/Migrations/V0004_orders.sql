-- Whoever asks about a payment at night has the number of the order. On a large table build it beforehand, concurrently and under this name.
create index if not exists payment_by_order on sagas.payment (order_id) where order_id is not null;
