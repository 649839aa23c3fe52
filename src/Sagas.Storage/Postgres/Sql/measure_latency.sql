-- What ended since then was updated since then, and that is indexed.
select
    count(*) as payments,
    coalesce(percentile_disc(0.5) within group (order by took), 0) as median,
    coalesce(percentile_disc(0.99) within group (order by took), 0) as p99,
    coalesce(max(took), 0) as longest
from unnest($1::text[]) as final (final_state)
cross join lateral (
    select closed_at, (extract(epoch from closed_at - owed_since) * 1000000)::bigint as took
    from sagas.payment
    where state = final_state and updated_at > $2
    order by updated_at desc, id desc
    limit $3
) ended
where closed_at > $2 and took is not null
