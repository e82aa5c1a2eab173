-- Whoever migrates says for whom (kycuong.app_role); without that the owner is the application.
select ledger.confine(current_setting('kycuong.app_role', true)::name)
 where coalesce(current_setting('kycuong.app_role', true), '') <> '';
