update sagas.failure_action set ended_at = now(), moved = $2, refused = $3, note = $4 where id = $1
