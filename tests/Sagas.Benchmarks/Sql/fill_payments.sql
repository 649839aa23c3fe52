-- Finished payments of the last two years. Ids are random, as UUIDv5 are; every index of the table grows with them.
insert into sagas.payment (
    id, version, team_slug, payment_id, state, status, order_id, gateway, gateway_payment_id, currency,
    announced_amount, captured_amount, returned_amount, released_amount, payable_amount, created_at, updated_at, closed_at,
    capture_told, ask_first, compensation_announced, claims, operations, outside_returns, prices, fact_times)
select
    gen_random_uuid(), 3, 'team-' || n % 50, 'old-' || n,
    case when n % 10 = 0 then 'Refunded' else 'Fulfilled' end,
    case when n % 10 = 0 then 'REFUNDED' else 'CONFIRMED' end,
    'order-' || n, 'gateway-' || n % 5, 'old-' || n, 'RUB',
    150000, 150000, case when n % 10 = 0 then 150000 else 0 end, 0, 0,
    at, at + interval '1 minute', case when n % 10 = 0 then at + interval '1 minute' end,
    true, false, false, '[]', '[]', '[]', '{}', '{}'
from generate_series(1, {rows}) as n,
    lateral (select now() - n * interval '6 seconds' as at) as moment
