-- Parts of forms as this province writes them. They stand above the shipped parts in form.part, whatever an upgrade loads there, until the
-- shipped part is taken again. Version '': for every version of the procedure.
create table form.draft (
  procedure_key     text        not null,       -- '*': what all procedures ask
  procedure_version text        not null,
  body              text        not null,       -- JSON, right or wrong
  before            text        not null,       -- as it was before the last change, to take it back
  follows_shipped   boolean     not null,
  change            int         not null,       -- counts the changes: whoever writes names the one he saw
  written_by        int         not null,
  written_at        timestamptz not null,
  primary key (procedure_key, procedure_version)
);

create table form.edition (
  procedure_key     text        not null,
  procedure_version text        not null,
  edition           int         not null,
  body              text        not null,       -- JSON, as it then was
  follows_shipped   boolean     not null,       -- from then on what ships with the program holds
  shipped           text        not null,       -- SHA-256 of the part that shipped then; '' for none
  written_by        int         not null,
  written_at        timestamptz not null,
  published_by      int         not null,
  published_at      timestamptz not null,
  primary key (procedure_key, procedure_version, edition),
  check (published_by <> written_by)
);
