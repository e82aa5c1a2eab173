-- Descriptions by CPSV-AP in JSON-LD are read too.
alter table procedure.import
  drop constraint import_format_check,
  add constraint import_format_check check (format in ('JSON', 'JSONLD', 'CSV'));
