update sagas.bulk_job set state = 'running', second_by = $2, second_at = now()
where id = $1 and state = 'awaiting second person' and begun_by <> $2
returning id
