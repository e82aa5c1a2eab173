-- What was chosen by hand where units end and the resolution does not name one unit for the whole of another. What became of each case
-- stands in its ledger.
create schema reorganisation;

create table reorganisation.target (
  since     date        not null,          -- first day of the units that follow
  unit_id   int         not null,          -- the unit that ended
  target_id int         not null,          -- where its open work goes
  actor_id  int         not null,
  chosen_at timestamptz not null,
  primary key (since, unit_id)
);

-- One case goes elsewhere than most of its unit.
create table reorganisation.choice (
  since     date        not null,
  unit_id   int         not null,
  case_id   uuid        not null,
  target_id int         not null,
  actor_id  int         not null,
  chosen_at timestamptz not null,
  primary key (since, unit_id, case_id)
);
