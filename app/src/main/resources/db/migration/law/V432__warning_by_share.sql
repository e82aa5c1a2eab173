-- When something is due soon follows from its limit (02-one-stop §8). Registers are loaded by hand: an installation that has the old parameter gets the new ones at
-- once, or no date could be computed.
insert into law.rule (key, applies_to, effective_from, effective_to, type, value, basis, status, note)
select n.key, o.applies_to, o.effective_from, o.effective_to, n.type, n.value, n.basis, 'ASSUMED', 'Tham số của quản trị.'
  from law.rule o
 cross join (values
    ('clock.warning-share', 'WHOLE', '20', 'Cảnh báo hai mức ở bộ phận một cửa: khi còn 20 % thời hạn, không ít hơn mức sàn, không quá nửa thời hạn'),
    ('clock.warning-floor', 'MINUTES', '240', 'Cảnh báo hai mức ở bộ phận một cửa: khi còn 4 giờ làm việc')
  ) as n (key, type, value, basis)
 where o.key = 'clock.warning-lead';
delete from law.rule where key = 'clock.warning-lead';
