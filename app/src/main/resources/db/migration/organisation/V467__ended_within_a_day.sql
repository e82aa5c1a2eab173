-- A post taken from somebody within a day: that day is his last one, and from this moment on he does not hold it any more. What he did before it stands.
alter table organisation.holding
  add column ended_at timestamptz,
  add constraint holding_ended check (ended_at is null or valid_to is not null);
