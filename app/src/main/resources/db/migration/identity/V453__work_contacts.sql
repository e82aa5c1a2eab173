-- Where an officer is reached at work, from a moment on; the mail address lies sealed, the telephone stands on slips.
create table identity.work_contact (
  actor_id   int         not null references identity.account,
  known_from timestamptz not null,       -- by the legal clock
  phone      text        not null,       -- '': none
  sealed     bytea,                      -- null: no mail
  entered_by int         not null,
  primary key (actor_id, known_from)
);

-- Published: who is known to have mail at work today.
create view identity.reachable as
  select c.actor_id
    from (select distinct on (actor_id) actor_id, sealed from identity.work_contact order by actor_id, known_from desc) c
    join identity.account a using (actor_id)
   where c.sealed is not null and a.enabled;

-- The head of a unit looks after its telephones and its people's; an administrator after everybody's.
insert into identity.role_right (role, right_name, everywhere) values
  ('LEADER', 'identity.contact', false),
  ('ADMIN', 'identity.contact', true);
