-- One refund of each payment that was refunded.
insert into sagas.gateway_operation (
    operation_id, attempt, saga_id, gateway, kind, amount, currency, sent_at, outcome, outcome_detail, answered_at)
select
    gen_random_uuid(), 1, id, gateway, 'refund', returned_amount, currency, updated_at, 'succeeded',
    '{"status": "Refunded", "amount": 150000}', updated_at
from sagas.payment
where status = 'REFUNDED' and payment_id like 'old-%'
