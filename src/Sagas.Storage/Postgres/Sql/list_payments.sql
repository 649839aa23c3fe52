-- Planned anew with its values: a filter that is not given disappears, and the rest finds its index.
select {payment}
from sagas.payment
where ($1::text is null or team_slug = $1)
    and ($2::text is null or state = $2)
    and ($3::text is null or status = $3)
    and ($4::text is null or gateway = $4)
    and ($5::timestamptz is null or (updated_at, id) < ($5, $6::uuid))
order by updated_at desc, id desc
limit $7
