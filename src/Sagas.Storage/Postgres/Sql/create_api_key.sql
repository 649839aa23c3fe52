-- One name belongs to one key in force; of two who take it at once, one wins.
insert into sagas.api_key (id, name, sha256, role, teams, made_by, because, made_at)
select $1, $2, $3, $4, $5::jsonb, $6, $7, now()
where (select count(*) from sagas.api_key where revoked_at is null) < $8
on conflict do nothing
returning id
