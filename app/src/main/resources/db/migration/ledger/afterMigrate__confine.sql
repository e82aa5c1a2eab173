-- Whoever migrates says for whom (kycuong.app_role, .reader_role, .sealed_role); without that the owner is the application.
select ledger.confine(current_setting('kycuong.app_role', true)::name)
 where coalesce(current_setting('kycuong.app_role', true), '') <> '';
select ledger.confine_reader(current_setting('kycuong.reader_role', true)::name)
 where coalesce(current_setting('kycuong.reader_role', true), '') <> '';
select ledger.confine_sealed(current_setting('kycuong.sealed_role', true)::name)
 where coalesce(current_setting('kycuong.sealed_role', true), '') <> '';
