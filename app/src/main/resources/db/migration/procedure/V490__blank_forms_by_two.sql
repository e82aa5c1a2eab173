-- A blank form is proposed by one person and put in use by another; each edition stays. Those of before, put there by one alone, are first editions.
alter table procedure.blank_form
  add column edition      int         not null default 1,
  add column media_type   text        not null default 'application/pdf',   -- by content
  add column published_by int,                                              -- null: of the time when one person did it alone
  add column published_at timestamptz,
  alter column content drop not null,                                       -- null: from then on there is none
  drop constraint blank_form_pkey,
  add primary key (procedure_key, version, paper_no, edition),
  add check (published_by <> put_by);
update procedure.blank_form set published_at = put_at;
alter table procedure.blank_form
  alter column published_at set not null,
  alter column edition drop default,
  alter column media_type drop default;

create table procedure.blank_draft (
  procedure_key text        not null,
  version       text        not null,
  paper_no      int         not null,
  paper         text        not null,
  token         uuid        not null,          -- another at each change: whoever decides names the one he saw
  file_name     text        not null,          -- '' where the form is to be taken away
  media_type    text        not null,
  content       bytea check (octet_length(content) between 1 and 10485760),
  put_by        int         not null,
  put_at        timestamptz not null,
  primary key (procedure_key, version, paper_no)
);
