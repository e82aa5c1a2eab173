-- Whether a situation may be switched off: what the law wants told may not.
alter table notice.situation add column optional boolean not null default false;

-- Who is told, how long before, and whether at all, in place of what was shipped; the latest edition counts. Without an addressee: as shipped again.
create table notice.terms_edited (
  situation text        not null,
  edition   int         not null,
  addressee text        check (addressee in ('APPLICANT', 'BOOKER', 'OFFICER', 'HEAD', 'ASSIGNER')),
  lead      text,
  active    boolean,
  edited_by int         not null,
  edited_at timestamptz not null,
  primary key (situation, edition),
  check ((addressee is null) = (active is null))
);

-- Ways by which this message was refused for good: it goes on by the next one.
alter table notice.message add column refused_ways text[] not null default '{}';
