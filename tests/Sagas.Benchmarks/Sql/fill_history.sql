-- What was consumed about each payment: capture, grant, notification, or capture, failure and the gateway's answer.
alter table sagas.payment_history drop constraint payment_history_pkey;

insert into sagas.payment_history (saga_id, version, at, event, message_id, from_state, to_state, trace_id, remarks, alert)
select
    p.id, step.nth, p.created_at + step.nth * interval '20 seconds',
    case when p.status = 'REFUNDED' then step.of_refund else step.of_delivery end,
    gen_random_uuid(),
    case step.nth when 1 then 'Initial' else 'Confirmed' end,
    case step.nth when 3 then p.state else 'Confirmed' end,
    '4bf92f3577b34da6a3ce929d0e0e4736', '[]', false
from sagas.payment p
cross join (values
    (1, 'payment-captured', 'payment-captured'),
    (2, 'item-granted', 'item-grant-failed'),
    (3, 'notification-delivered', 'operation-succeeded')) as step (nth, of_delivery, of_refund)
where p.payment_id like 'old-%';

set local maintenance_work_mem = '512MB';
alter table sagas.payment_history add constraint payment_history_pkey primary key (saga_id, version)
