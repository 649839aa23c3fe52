-- A form that is sent twice is one action.
insert into sagas.failure_action (id, begun_at, begun_by, because, kind, queue, what)
values ($1, now(), $2, $3, $4, $5, $6)
on conflict (id) do nothing
returning id
