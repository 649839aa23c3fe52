-- The job and its items, or neither; a form that is sent twice is one job.
with job as (
    insert into sagas.bulk_job (id, action, search, because, rate, dry_run, begun_by, begun_at, state, sums, leased_until)
    values ($1, $2, $3, $4, $5, $6, $7, now(), $8, $9::jsonb, '-infinity')
    on conflict (id) do nothing
    returning id
)
insert into sagas.bulk_item (job_id, ordinal, team_slug, payment_id)
select job.id, item.ordinal, item.team_slug, item.payment_id
from job, unnest($10::text[], $11::text[]) with ordinality as item (team_slug, payment_id, ordinal)
