-- What was told is written down even of a job that was stopped meanwhile, but only by the process whose job it is.
with mine as (
    select id, state
    from sagas.bulk_job
    where id = $1 and owner = $2
    for update
), recorded as (
    update sagas.bulk_item i set outcome = r.outcome, note = r.note
    from mine, unnest($4::integer[], $5::text[], $6::text[]) as r (ordinal, outcome, note)
    where i.job_id = mine.id and i.ordinal = r.ordinal and i.outcome is null
    returning i.ordinal
), open_items as (
    select exists (
        select
        from sagas.bulk_item i
        where i.job_id = $1 and i.outcome is null and i.ordinal not in (select ordinal from recorded)) as any
)
update sagas.bulk_job j set
    leased_until = now() + $3,
    state = case when o.any then j.state else 'done' end,
    ended_at = case when o.any then j.ended_at else now() end
from mine, open_items o
where j.id = mine.id and mine.state = 'running'
returning j.id
