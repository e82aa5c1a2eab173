-- What is corrected by hand waits for a second person as a file does.
alter table procedure.import
  drop constraint import_format_check,
  add constraint import_format_check check (format in ('JSON', 'JSONLD', 'CSV', 'HAND'));
