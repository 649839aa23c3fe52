-- Only open states: their part of the index is as small as what is open, however many payments there are.
select
    state,
    coalesce(gateway, ''),
    coalesce(currency, ''),
    count(*),
    least(
        sum(greatest(0, coalesce(nullif(payable_amount, 0), coalesce(captured_amount + released_amount, announced_amount, 0) - returned_amount))),
        9223372036854775807)::bigint
from sagas.payment
where state = any($1)
group by 1, 2, 3
