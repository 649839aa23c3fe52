update sagas.api_key set revoked_at = now(), revoked_by = $2, revoked_because = $3
where id = $1 and revoked_at is null
returning id
