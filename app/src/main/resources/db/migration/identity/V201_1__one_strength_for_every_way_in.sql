-- Who comes from the identity provider, which did not say that it asked for a second proof, stands where a password alone stands.
alter table identity.session drop constraint session_proof_check;
alter table identity.session add constraint session_proof_check
  check (proof in ('PASSWORD', 'CODE', 'PASSKEY', 'OUTSIDE', 'OUTSIDE_PASSWORD'));

-- When the person last proved himself: a session goes on under new tokens, this goes along.
alter table identity.session add column proved_at timestamptz;
update identity.session set proved_at = created_at;
alter table identity.session alter column proved_at set not null;

-- A role is let off its second proof for a reason that is written down, and by nothing else. An installation from before is asked for it
-- too; only a sample, whose people share one hash as no real people do, goes on as it was.
alter table identity.role add column let_off_why text;
update identity.role set let_off_why = 'Tỉnh mẫu, chỉ nghe trên máy này' where second_factor = 'OFFERED';
update identity.role set second_factor = 'REQUIRED', let_off_why = null
 where not exists (select from identity.account where password_hash <> '!' group by password_hash having count(*) > 1);
alter table identity.role add constraint role_let_off check ((second_factor = 'REQUIRED') = (let_off_why is null));
