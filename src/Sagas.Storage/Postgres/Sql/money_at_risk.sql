select
    currency,
    count(*) as payments,
    least(
        sum(case
            when payable_amount > 0 then payable_amount
            else greatest(coalesce(captured_amount::numeric + released_amount, announced_amount, 0) - returned_amount, 0)
        end),
        9223372036854775807)::bigint as amount
from sagas.payment
where state = any($1::text[]) and status in ('AUTHORIZED', 'CONFIRMED')
group by currency
order by currency
