-- The catalogue of procedures. The procedure is one; its codes, owners and papers change with its versions.
create schema procedure;

create table procedure.procedure (
  id        int  generated always as identity primary key,
  key       text not null unique,
  name_vi   text not null,
  name_en   text not null,
  field_vi  text not null,
  field_en  text not null,
  subjects  text[] not null,
  refusal   text,                        -- not null: the one-stop does not take it in, and this says where to go
  words     text[] not null              -- what people call it
);

create table procedure.version (
  procedure_id   int  not null references procedure.procedure,
  version        text not null,          -- v2020, v2026
  effective_from date not null,
  effective_to   date,
  offered        boolean not null,       -- false: the catalogue of the day does not know it
  code           text,                   -- null: not found, shown as "chưa có mã"
  code_confidence text not null,
  level          text not null,
  agency         text not null,
  decides        text not null,          -- COMMUNE, DISTRICT, AS_RECEIVED, AGENCY
  agency_key     text,                   -- of organisation, when an agency decides
  channels       text[] not null,
  sets           int  not null,
  same_day       boolean not null,
  result         text not null,
  legal_basis    text not null,
  notes          text not null,
  primary key (procedure_id, version)
);

create table procedure.paper (
  procedure_id int  not null references procedure.procedure,
  no           int  not null,
  name         text not null,
  originals    int  not null,
  copies       int  not null,
  mandatory    boolean not null,
  present_only boolean not null,
  note         text not null,
  primary key (procedure_id, no)
);

create table procedure.fee (
  procedure_id   int  not null references procedure.procedure,
  no             int  not null,
  effective_from date not null,
  effective_to   date,
  kind           text not null,
  amount_vnd     bigint,                 -- null: set by the provincial council, not known here
  per            text not null,
  words          text not null,          -- the fee as people read it
  confidence     text not null,
  primary key (procedure_id, no)
);

create table procedure.case_kind (
  procedure_id int  not null references procedure.procedure,
  no           int  not null,
  key          text not null,
  stage        text not null,
  name_vi      text not null,
  name_en      text not null,
  primary key (procedure_id, key)
);
