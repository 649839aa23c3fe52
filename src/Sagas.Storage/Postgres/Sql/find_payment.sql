select {payment}
from sagas.payment
where id = $1
