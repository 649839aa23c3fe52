-- A payment that gives back more than was counted first keeps its time and takes the larger amount.
insert into sagas.compensation_count (saga_id, counted_at, team_slug, gateway, amount, currency, recorded_at)
select distinct on (c.saga_id, c.counted_at) c.saga_id, c.counted_at, c.team_slug, c.gateway, c.amount, c.currency, now()
from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::bigint[], $6::text[])
    as c (saga_id, counted_at, team_slug, gateway, amount, currency)
order by c.saga_id, c.counted_at, c.amount desc
on conflict (saga_id, counted_at) do update
set amount = greatest(compensation_count.amount, excluded.amount), recorded_at = excluded.recorded_at
