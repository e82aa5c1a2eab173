-- Blank forms to fill in, by paper of a version. They belong to the province: loading the catalogue anew leaves them alone.
create table procedure.blank_form (
  procedure_key text        not null,
  version       text        not null,
  paper_no      int         not null,
  paper         text        not null,          -- its name when the file was put there
  file_name     text        not null,
  content       bytea       not null check (octet_length(content) between 1 and 10485760),   -- a PDF
  put_by        int         not null,
  put_at        timestamptz not null,
  primary key (procedure_key, version, paper_no)
);
