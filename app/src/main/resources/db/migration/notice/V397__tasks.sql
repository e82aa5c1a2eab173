-- Whoever assigned a task is told of it too.
alter table notice.situation drop constraint situation_addressee_check;
alter table notice.situation add constraint situation_addressee_check
  check (addressee in ('APPLICANT', 'OFFICER', 'HEAD', 'ASSIGNER'));
