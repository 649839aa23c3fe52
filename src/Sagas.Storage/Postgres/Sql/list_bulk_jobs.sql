select
    j.id, j.action, j.search, j.because, j.rate, j.dry_run, j.begun_by, j.begun_at, j.state, j.second_by, j.stopped_by, j.ended_at, j.sums,
    i.payments, i.told, i.skipped
from (
    select *
    from sagas.bulk_job
    where $1::uuid is null or id = $1
    order by begun_at desc, id desc
    limit $2
) j
cross join lateral (
    select
        count(*) as payments,
        count(*) filter (where outcome = 'told') as told,
        count(*) filter (where outcome = 'skipped') as skipped
    from sagas.bulk_item
    where job_id = j.id
) i
order by j.begun_at desc, j.id desc
