-- When something is due soon follows from its limit (02-one-stop §8). Registers are loaded by hand: an installation that has the old parameter gets the new ones at
-- once, or no date could be computed. What was written down by the old rule stays as it was: the new one holds from the day after the last entry (V431.9), so that whatever
-- is read again from the ledger comes out as it was written.
with last as (
  select (nullif(current_setting('kycuong.written_until', true), '')::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date as day
), old as (
  select r.*, l.day from law.rule r cross join last l where r.key = 'clock.warning-lead'
)
insert into law.rule (key, applies_to, effective_from, effective_to, type, value, basis, status, note)
select n.key, o.applies_to, o.effective_from, least(o.effective_to, o.day), n.type, coalesce(n.value, o.value), o.basis, o.status, o.note
  from old o
 cross join (values ('clock.warning-share', 'WHOLE', '0'), ('clock.warning-floor', 'MINUTES', null), ('clock.warning-most', 'WHOLE', '0')) n (key, type, value)
 where o.effective_from <= o.day
union all
select n.key, o.applies_to, greatest(o.effective_from, o.day + 1), o.effective_to, n.type, n.value, n.basis, 'ASSUMED', 'Tham số của quản trị.'
  from old o
 cross join (values
    ('clock.warning-share', 'WHOLE', '20', 'Cảnh báo hai mức ở bộ phận một cửa: khi còn 20 % thời hạn, không ít hơn mức sàn'),
    ('clock.warning-floor', 'MINUTES', '240', 'Cảnh báo hai mức ở bộ phận một cửa: khi còn 4 giờ làm việc'),
    ('clock.warning-most', 'WHOLE', '50', 'Cảnh báo hai mức ở bộ phận một cửa: thời hạn ngắn không bị báo sắp quá hạn ngay từ lúc bắt đầu')
  ) as n (key, type, value, basis)
 where o.effective_to is null or o.effective_to > o.day or o.day is null;
delete from law.rule where key = 'clock.warning-lead';
