-- Each age is the first entry of an index.
select
    (select count(*) from sagas.outbox),
    coalesce((
        select extract(epoch from now() - claimed_until)
        from sagas.outbox
        where claimed_until <= now() and isfinite(claimed_until)
        order by claimed_until
        limit 1), 0)::float8,
    coalesce((
        select extract(epoch from now() - coalesce(due_claimed_until, due_at))
        from sagas.payment
        where due_at is not null and due_action is not null and coalesce(due_claimed_until, due_at) <= now()
        order by coalesce(due_claimed_until, due_at)
        limit 1), 0)::float8
