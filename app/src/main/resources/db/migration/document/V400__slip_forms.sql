-- Whose form each slip follows, by the day of the slip. Replaced by the register.
create table document.slip_form (
  kind           text    not null,
  effective_from date    not null,
  effective_to   date,
  number         text    not null,          -- '' where there is no national form
  title          text    not null,
  source         text    not null,
  compared       boolean not null,          -- whether somebody held it against the original
  new_date       text    not null,          -- what stands before the new date of an apology
  opening        text    not null,
  closing        text    not null,
  basis          text    not null,
  primary key (kind, effective_from)
);

-- Words an administrator put in place of the shipped ones, for slips of a day and later. Without a title: the shipped ones again.
create table document.slip_form_edited (
  kind           text        not null,
  effective_from date        not null,      -- of the form
  edition        int         not null,
  valid_from     date        not null,      -- first day of a slip that bears them
  number         text,
  title          text,
  source         text,
  compared       boolean,
  new_date       text,
  opening        text,
  closing        text,
  edited_by      int         not null,
  edited_at      timestamptz not null,
  primary key (kind, effective_from, edition),
  check (num_nulls(number, title, source, compared, new_date, opening, closing) in (0, 7))
);
