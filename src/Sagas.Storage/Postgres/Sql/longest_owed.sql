select {payment}
from sagas.payment
where state = any($1::text[])
order by owed_since nulls last, updated_at, id
limit $2
