select {payment}
from sagas.payment
where id = any($1::uuid[])
