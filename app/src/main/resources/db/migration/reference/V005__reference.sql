-- Which edition of each register is loaded. The stamp is unique for ever, also across rolled back changes.
create schema reference;
create sequence reference.stamp;
create table reference.edition (
  register    text   primary key,
  fingerprint text   not null,
  stamp       bigint not null
);
