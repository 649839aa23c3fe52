-- Of several who pause a scope at once, one wins; the others are told of nothing and read it.
insert into sagas.compensation_pause (id, scope, name, begun_by, begun_because, begun_at)
values ($1, $2, $3, $4, $5, now())
on conflict (scope, name) where ended_at is null do nothing
returning scope, name, begun_by, begun_because, begun_at
