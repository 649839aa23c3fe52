select ordinal, team_slug, payment_id, outcome, note
from sagas.bulk_item
where job_id = $1 and outcome is not distinct from $2
order by ordinal
limit $3
