-- A procedure as the national standard describes it: who publishes and handles it, how it is handed in, which papers each case asks
-- for, under which codes it was known. A procedure is one; its versions carry what a publication decision changes.
alter table procedure.procedure
  add origin text not null default 'SHIPPED' check (origin in ('SHIPPED', 'PROVINCE'));  -- PROVINCE: confirmed here; loading our files leaves it alone

alter table procedure.version
  add decision   text,                        -- number of the publication decision; null: not known
  add decided_on date,
  add kind       text,                        -- loại thủ tục; null: not known
  add field_code text,                        -- e.g. G15-TP07
  add sequence   text[] not null default '{}',
  add conditions text not null default '',
  add reception  text not null default '';    -- where it is handed in, in words of the decision

create table procedure.code (
  procedure_id int  not null references procedure.procedure,
  no           int  not null,
  code         text not null,
  valid_from   date not null,
  valid_to     date,
  owner        text not null,                 -- the agency under which it was published
  confidence   text not null,
  primary key (procedure_id, no)
);
create index code_of on procedure.code (code);

create table procedure.agency (
  procedure_id int  not null references procedure.procedure,
  version      text not null,
  no           int  not null,
  part         text not null check (part in ('EXECUTING', 'COMPETENT', 'DELEGATED', 'COORDINATING')),
  level        text not null,
  name         text not null,
  unit_key     text,                          -- of organisation; null: by level alone, or outside of the province
  primary key (procedure_id, version, no)
);

create table procedure.way (
  procedure_id int  not null references procedure.procedure,
  version      text not null,
  channel      text not null check (channel in ('COUNTER', 'POSTAL', 'ONLINE')),
  note         text not null,
  place        text not null,
  primary key (procedure_id, version, channel)
);

create table procedure.related (
  procedure_id int  not null references procedure.procedure,
  no           int  not null,
  other        text not null,                 -- key of the other
  relation     text not null check (relation in ('BEFORE', 'AFTER', 'TOGETHER', 'INSTEAD')),
  note         text not null,
  primary key (procedure_id, no)
);

-- Papers belong to a version, and may belong to some of its cases only.
alter table procedure.paper
  drop constraint paper_pkey,
  add version   text,
  add cases     text[]  not null default '{}',   -- empty: every case
  add form      text    not null default '',     -- number of the form, e.g. 04a/ĐK
  add code      text    not null default '',     -- code of the component in the national database
  add reusable  boolean not null default false;  -- its digital copy, once kept, is not asked for again
insert into procedure.paper (procedure_id, version, no, name, originals, copies, mandatory, present_only, note)
select p.procedure_id, v.version, p.no, p.name, p.originals, p.copies, p.mandatory, p.present_only, p.note
  from procedure.paper p join procedure.version v using (procedure_id)
 where p.version is null;
delete from procedure.paper where version is null;
alter table procedure.paper add primary key (procedure_id, version, no);

alter table procedure.fee
  add case_key text not null default '',      -- empty: every case
  add channel  text not null default '';      -- empty: every way

-- What people say for what the catalogue says, for the search.
create table procedure.synonym (
  said  text not null primary key,
  means text not null
);
