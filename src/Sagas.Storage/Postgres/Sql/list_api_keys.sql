select id, name, sha256, role, teams, made_by, made_at, because, revoked_by, revoked_at, revoked_because
from sagas.api_key
order by revoked_at is not null, case when revoked_at is null then name end, revoked_at desc
limit $1
