select id, begun_at, begun_by, because, kind, queue, what, ended_at is not null as ended, moved, refused, note
from sagas.failure_action
order by begun_at desc, id desc
limit $1
