-- The oldest running job that nobody works on, or one's own. Whoever looks at the same moment takes the next one.
update sagas.bulk_job set owner = $1, leased_until = now() + $2
where id = (
    select id
    from sagas.bulk_job
    where state = 'running' and (owner = $1 or leased_until <= now())
    order by begun_at, id
    limit 1
    for update skip locked)
returning id
