select
    state, gateway, regexp_replace(coalesce(hold, reason), '[0-9]+ ([A-Z]{3}) \(minor units\)', 'an amount in \1', 'g') as why, currency,
    count(*) as payments,
    least(
        coalesce(sum(case
            when payable_amount > 0 then payable_amount
            else greatest(coalesce(captured_amount::numeric + released_amount, announced_amount, 0) - returned_amount, 0)
        end) filter (where status in ('AUTHORIZED', 'CONFIRMED')), 0),
        9223372036854775807)::bigint as amount,
    min(coalesce(owed_since, updated_at)) as oldest_since,
    count(handling ->> 'owner') as owned,
    string_agg(distinct handling ->> 'owner' collate "C", ', ') as owners
from sagas.payment
where state = any($1::text[])
group by 1, 2, 3, 4
order by payments desc, oldest_since
limit $2
