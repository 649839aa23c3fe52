-- Jumps from state to state in the index and counts each only so far: the whole table is never read.
with recursive states as (
    (select state from sagas.payment order by state limit 1)
    union all
    select (select p.state from sagas.payment p where p.state > s.state order by p.state limit 1)
    from states s
    where s.state is not null
)
select s.state, counted.payments
from states s
cross join lateral (select count(*) as payments from (select from sagas.payment p where p.state = s.state limit $1) counting) counted
where s.state is not null
order by s.state
