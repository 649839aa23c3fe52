-- Every saga asked for and whether its message was consumed before, in one snapshot.
-- The inner "limit 1" keeps the planner at one index look-up per request, however old its statistics are.
-- The weeks to come have their partitions already and nothing in them: a row bears the time of its insertion. The day is for a clock that was set back.
select asked.nth,
    (select i.body_hash
     from sagas.inbox i
     where i.message_id = asked.message_id and i.saga_id = asked.saga_id and i.message = asked.message
         and i.consumed_at < now() + interval '1 day'
     limit 1) as body_hash,
    p.*
from unnest($1::uuid[], $2::text[], $3::uuid[]) with ordinality as asked (saga_id, message, message_id, nth)
left join lateral (
    select {payment}
    from sagas.payment
    where id = asked.saga_id
    limit 1
) p on true
