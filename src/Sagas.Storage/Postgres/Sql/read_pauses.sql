select scope, name, begun_by, begun_because, begun_at
from sagas.compensation_pause
where ended_at is null
order by begun_at, id
