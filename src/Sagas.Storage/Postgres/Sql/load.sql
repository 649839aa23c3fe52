-- Every saga asked for and whether its message was consumed before, in one snapshot.
-- The inner "limit 1" keeps the planner at one index look-up per request, however old its statistics are.
-- Only the weeks that the payment has lived in are looked at: a row bears the time of its insertion, and those to come have their partitions already.
-- The days are for a process's clock that goes before the database's, and for one that was set back.
select asked.nth,
    (select i.body_hash
     from sagas.inbox i
     where i.message_id = asked.message_id and i.saga_id = asked.saga_id and i.message = asked.message
         and i.consumed_at >= p.created_at - interval '2 days' and i.consumed_at < now() + interval '1 day'
     limit 1) as body_hash,
    p.*
from unnest($1::uuid[], $2::text[], $3::uuid[]) with ordinality as asked (saga_id, message, message_id, nth)
left join lateral (
    select {payment}
    from sagas.payment
    where id = asked.saga_id
    limit 1
) p on true
