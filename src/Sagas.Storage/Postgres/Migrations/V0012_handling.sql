-- Only adds: the version before this one works on, and its updates leave the column as it is.
alter table sagas.payment add column if not exists handling jsonb;
comment on column sagas.payment.handling is 'Who looks after the payment, and a decision that waits for a second person; empty for most.';

-- Small: nearly every payment is looked after by nobody.
create index if not exists payment_by_owner on sagas.payment ((handling ->> 'owner'), updated_at) where handling is not null;
