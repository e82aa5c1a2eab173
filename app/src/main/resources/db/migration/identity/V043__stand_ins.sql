-- Who stands in for whom: from a day to a day, by a paper, for all rights of the post or some. It becomes grants on its days and ends
-- with them; nothing is overwritten but the day on which it ended early.
create table identity.stand_in (
  id         int  generated always as identity primary key,
  kind       text not null check (kind in ('DELEGATED', 'SUBSTITUTED')),
  post_id    int  not null,            -- the post that is stood in for
  unit_id    int  not null,            -- where that post is
  holder_id  int  not null,            -- in whose place
  person_id  int  not null references identity.account,
  valid_from date not null,
  valid_to   date not null,            -- last day, inclusive; earlier once it was ended
  rights     text[],                   -- null: all of the post
  basis      text not null check (basis <> ''),
  made_by    int  not null,
  made_at    timestamptz not null,
  check (person_id <> holder_id)
);
create index stand_in_of_person on identity.stand_in (person_id, valid_to);
create index stand_in_at_unit on identity.stand_in (unit_id, valid_to);

alter table identity.session add column in_place_of int, add column only_rights text[];

insert into identity.role_right (role, right_name, everywhere) values ('LEADER', 'identity.substitute', false);
