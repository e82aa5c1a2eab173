-- Who is away from when to when. Each post he holds is filled at once, by whoever the unit's order names and who is there himself.
create table identity.absence (
  id         int  generated always as identity primary key,
  person_id  int  not null references identity.account,
  kind       text not null check (kind in ('LEAVE', 'SICK', 'MISSION', 'COURSE')), -- of an illness only the person and the head are told
  valid_from date not null,
  valid_to   date not null,           -- last day, inclusive; earlier once he was back
  chosen_id  int  references identity.account, -- who is to stand in, by the head's choice; null: by the order
  made_by    int  not null,
  made_at    timestamptz not null,
  ended_by   int,
  check (chosen_id <> person_id)
);
create index absence_of_person on identity.absence (person_id, valid_to);

-- Who stands in for a post, the first who is there; people the order does not name come after it.
create table identity.substitute_order (
  post_id   int not null,
  place     int not null,
  person_id int not null references identity.account,
  primary key (post_id, place),
  unique (post_id, person_id)
);

alter table identity.stand_in drop constraint stand_in_kind_check;
alter table identity.stand_in
  add constraint stand_in_kind_check check (kind in ('DELEGATED', 'SUBSTITUTED', 'AUTOMATIC')),
  add column absence_id int references identity.absence,
  add constraint stand_in_absence check ((kind = 'AUTOMATIC') = (absence_id is not null));

insert into identity.role_right (role, right_name, everywhere) values ('CHAIR', 'identity.substitute', false);
