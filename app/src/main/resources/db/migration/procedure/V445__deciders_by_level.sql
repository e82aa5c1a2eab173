-- Who decides a version at other levels than the first: asked where the first does not decide what is received there.
alter table procedure.version
  add also_decides text[] not null default '{}';
