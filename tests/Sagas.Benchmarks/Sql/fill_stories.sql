-- What pages are about, on top of the payments of years: open compensations, returns of the last day, and payments with all that happened
-- to them, under the ids by which the service finds them. Nothing is due, so that the measured process leaves them alone.
insert into sagas.payment (
    id, version, team_slug, payment_id, state, status, reason, order_id, gateway, gateway_payment_id, currency,
    announced_amount, captured_amount, returned_amount, released_amount, payable_amount, owed_since, created_at, updated_at, closed_at,
    capture_told, ask_first, compensation_announced, claims, operations, outside_returns, prices, fact_times)
select
    id, 5, 'stories', 'story-' || n, state, case when state = 'Refunded' then 'REFUNDED' else 'CONFIRMED' end,
    case when n % 50 = 0 then 'give back ' || n || ' RUB (minor units) by hand' else 'out of stock ' || n % 40 end,
    'order-story-' || n, 'gateway-' || n % 5, 'story-' || n, 'RUB',
    150000, 150000, case when state = 'Refunded' then 150000 else 0 end, 0, 150000, at, at - interval '1 minute', at + interval '2 seconds',
    case when state = 'Refunded' then at + n % 900 * interval '10 milliseconds' end,
    true, false, true, '[]', '[]', '[]', '{}', '{}'
from unnest('{ids}'::uuid[]) with ordinality as story (id, n),
    lateral (select now() - n * interval '2 seconds' as at) as moment,
    lateral (select case n % 10
        when 0 then 'ManualActionRequired' when 1 then 'AwaitingApproval' when 2 then 'Reconciling' else 'Refunded' end as state) as stand;

insert into sagas.payment_history (saga_id, version, at, event, message_id, from_state, to_state, actor, trace_id, remarks, alert)
select p.id, step, p.created_at + step * interval '1 second', 'item-grant-failed', gen_random_uuid(),
    case when step % 2 = 0 then 'Confirmed' else 'Refunding' end, case when step % 2 = 0 then 'Refunding' else 'Confirmed' end,
    null, md5(step::text), '["owed for everything: out of stock"]', false
from sagas.payment p
cross join generate_series(1, 5) as step
where p.team_slug = 'stories';

insert into sagas.inbox (saga_id, message, message_id, body_hash, consumed_at)
select h.saga_id, h.event, h.message_id, md5(h.message_id::text), now()
from sagas.payment_history h
join sagas.payment p on p.id = h.saga_id
where p.team_slug = 'stories';

insert into sagas.gateway_operation (operation_id, attempt, saga_id, gateway, kind, amount, currency, sent_at, outcome, outcome_detail, answered_at)
select gen_random_uuid(), 1, p.id, p.gateway, 'refund', 150000, 'RUB', p.updated_at, 'rejected', null, p.updated_at
from sagas.payment p
where p.team_slug = 'stories';
