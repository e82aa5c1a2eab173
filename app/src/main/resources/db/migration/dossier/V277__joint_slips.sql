-- Several dossiers of one submitter that share a printed receipt (phiếu tiếp nhận nhiều hồ sơ). Nothing of the slip is stored: it is drawn again.
create table dossier.joint_slip (
  case_id uuid primary key,
  slip_id uuid not null,
  no      int  not null,
  unique (slip_id, no)
);

alter table dossier.joint_slip enable row level security;
create policy within_sight on dossier.joint_slip for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = joint_slip.case_id));
