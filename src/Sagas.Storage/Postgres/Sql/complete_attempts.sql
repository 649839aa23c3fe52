-- OutcomeRules.Refine: not knowing never replaces knowing, money that moved stays moved, and only proof that it moved corrects a final word.
update sagas.gateway_operation g
set outcome = a.outcome, outcome_detail = a.outcome_detail, answered_at = a.answered_at
from unnest($1::uuid[], $2::integer[], $3::text[], $4::jsonb[], $5::timestamptz[])
    as a (operation_id, attempt, outcome, outcome_detail, answered_at)
where g.operation_id = a.operation_id
    and g.attempt = a.attempt
    and (g.outcome is null
        or g.outcome = 'unknown'
        or (g.outcome <> 'succeeded' and a.outcome = 'succeeded')
        or (g.outcome = 'accepted' and a.outcome <> 'unknown'))
returning {journal}
