-- Every saga asked for and whether its message was consumed before, in one snapshot.
-- The inner "limit 1" keeps the planner at one index look-up per request, however old its statistics are.
-- The inbox's partitions for the weeks to come are empty, and so much of a clock's difference as to need them there is not.
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
