update sagas.bulk_job set state = 'stopped', stopped_by = $2, ended_at = now()
where id = $1 and state in ('awaiting second person', 'running')
returning id
