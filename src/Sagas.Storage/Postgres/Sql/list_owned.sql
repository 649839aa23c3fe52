-- What somebody looks after and has not ended, the longest untouched first.
select {payment}
from sagas.payment
where handling is not null and handling ->> 'owner' = $1 and state <> all($2::text[])
order by updated_at
limit $3
