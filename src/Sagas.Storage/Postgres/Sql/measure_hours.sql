-- A sample of every hour, so that a busy one does not hide the others. What ended in an hour was updated then or later; what was updated
-- later is counted in the hour in which it ended.
select
    ended_hour,
    count(*) as payments,
    percentile_disc(0.5) within group (order by took) as median,
    percentile_disc(0.99) within group (order by took) as p99
from generate_series(0, $3 - 1) as past (hours)
cross join unnest($1::text[]) as final (final_state)
cross join lateral (
    select
        date_bin('1 hour', closed_at, $2) as ended_hour,
        (extract(epoch from closed_at - owed_since) * 1000000)::bigint as took
    from sagas.payment
    where state = final_state
        and updated_at >= $2 + past.hours * interval '1 hour'
        and updated_at < $2 + (past.hours + 1) * interval '1 hour'
    order by updated_at desc, id desc
    limit $4
) ended
where ended_hour >= $2 and took is not null
group by ended_hour
order by ended_hour
