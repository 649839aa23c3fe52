-- Finished payments of the last two years. Ids are random, as UUIDv5 are. The indexes are taken away and built again over the full
-- table, which is many times faster than growing each of them row by row.
create temporary table rebuilt on commit drop as
select indexdef as definition
from pg_indexes
where schemaname = 'sagas' and tablename = 'payment' and indexname <> 'payment_pkey';

do $$
declare
    name text;
begin
    for name in select indexname from pg_indexes where schemaname = 'sagas' and tablename = 'payment' and indexname <> 'payment_pkey' loop
        execute format('drop index sagas.%I', name);
    end loop;
end
$$;
alter table sagas.payment drop constraint payment_pkey;

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
from generate_series({rows}, 1, -1) as n,
    lateral (select now() - n * interval '6 seconds' as at) as moment;

set local maintenance_work_mem = '512MB';
alter table sagas.payment add constraint payment_pkey primary key (id);
do $$
declare
    index_definition text;
begin
    for index_definition in select definition from rebuilt loop
        execute index_definition;
    end loop;
end
$$
