select team_slug, gateway, saga_id, amount, currency, counted_at
from sagas.compensation_count
where recorded_at > now() - $1::interval
