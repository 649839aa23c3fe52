-- Claims those that are still due as they were seen, and writes their timer messages, in one statement and without raising a version.
-- The message's id is a UUIDv5, which the server cannot compute, so the rows come ready-made; the recheck makes that safe.
with message as materialized (
    select *
    from unnest({outbox_parameters}) as o ({outbox}, due_at, due_action)
), due as materialized (
    select p.id
    from sagas.payment p
    join message m on m.saga_id = p.id
    where p.due_at = m.due_at and p.due_action = m.due_action and coalesce(p.due_claimed_until, p.due_at) <= now()
    order by p.id
    for update of p
), claimed as (
    update sagas.payment p
    set due_claimed_until = now() + $1::interval
    from due
    where p.id = due.id
), promised as (
    insert into sagas.outbox ({outbox}, claimed_until)
    select {message}, now() + $1::interval
    from message m
    join due on due.id = m.saga_id
    on conflict (id) do nothing
    returning id
)
select (select count(*) from due) as claimed, (select coalesce(array_agg(id), '{}') from promised) as made
