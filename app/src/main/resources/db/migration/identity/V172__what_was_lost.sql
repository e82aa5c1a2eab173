-- A forgotten password is given anew without touching what proves the person besides; only who lost that too starts from nothing.
alter table identity.recovery add column lost text not null default 'EVERYTHING' check (lost in ('PASSWORD', 'EVERYTHING'));
alter table identity.recovery alter column lost drop default;
