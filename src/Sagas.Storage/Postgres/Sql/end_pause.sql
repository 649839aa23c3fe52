update sagas.compensation_pause
set ended_at = now(), ended_by = $3, ended_because = $4
where scope = $1 and name = $2 and ended_at is null
