delete from sagas.compensation_count
where recorded_at < now() - $1::interval
