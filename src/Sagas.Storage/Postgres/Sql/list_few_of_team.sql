select id
from sagas.payment
where team_slug = $1
order by payment_id
limit $2
