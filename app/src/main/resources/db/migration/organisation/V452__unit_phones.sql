-- Whom one calls about a dossier at a unit, from a moment on: slips are drawn again as they were, so nothing is overwritten.
create table organisation.unit_phone (
  unit_id    int         not null references organisation.unit,
  known_from timestamptz not null,       -- by the legal clock
  phone      text        not null,       -- '': none any more
  entered_by int         not null,
  primary key (unit_id, known_from)
);
