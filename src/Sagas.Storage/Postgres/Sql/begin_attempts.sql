-- Of all who begin an attempt, exactly one inserts its row.
insert into sagas.gateway_operation ({journal})
select {journal}
from unnest({journal_parameters}) as a ({journal})
order by operation_id, attempt
on conflict (operation_id, attempt) do nothing
returning operation_id, attempt
