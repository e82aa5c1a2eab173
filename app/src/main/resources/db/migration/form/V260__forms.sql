-- What is asked of an applicant, as data. A part belongs to a procedure ('*': to all); a form is put together from the parts and the papers
-- of the procedure's version, and kept as it was for whoever began under it.
create schema form;

create table form.part (
  procedure_key text not null,
  ord           int  not null,
  body          text not null,     -- JSON, as read from the register
  primary key (procedure_key, ord)
);

create table form.kept (
  digest text primary key,         -- SHA-256 of the body
  body   text not null
);
