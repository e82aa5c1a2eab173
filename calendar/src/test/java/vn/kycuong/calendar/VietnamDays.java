package vn.kycuong.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;

/** The days of 2018–2026 as published (domain/holidays.json) and the calendars the tests are told in. */
final class VietnamDays {
    static final LocalTime CUTOFF = LocalTime.of(15, 0);
    static final Sessions USUAL = Sessions.of(Session.of("07:30", "12:00"), Session.of("13:30", "17:00"));
    static final Sessions SUMMER = Sessions.of(Session.of("07:00", "11:30"), Session.of("13:30", "17:00"));
    static final Sessions MORNING = Sessions.of(Session.of("07:30", "11:30"));
    static final Sessions SEVEN_HOURS = Sessions.of(Session.of("08:00", "12:00"), Session.of("13:00", "16:00"));
    static final Sessions ODD = Sessions.of(Session.of("08:03", "11:44"), Session.of("12:59", "16:40"));

    static final List<DayFact> PUBLISHED = """
            2018-01-01 STATUTORY Tết Dương lịch | fixed date
            2018-02-14 STATUTORY Tết Nguyên đán Mậu Tuất | 7-day break confirmed by baoninhbinh.org.vn; exact days
            2018-02-15 STATUTORY Tết Nguyên đán Mậu Tuất | 7-day break confirmed by baoninhbinh.org.vn; exact days
            2018-02-16 STATUTORY Tết Nguyên đán Mậu Tuất | 7-day break confirmed by baoninhbinh.org.vn; exact days
            2018-02-19 STATUTORY Tết Nguyên đán Mậu Tuất | 7-day break confirmed by baoninhbinh.org.vn; exact days
            2018-02-20 STATUTORY Tết Nguyên đán Mậu Tuất | 7-day break confirmed by baoninhbinh.org.vn; exact days
            2018-04-25 STATUTORY Giỗ Tổ Hùng Vương | computed from lunar calendar (vacanza/holidays 0.105)
            2018-04-30 STATUTORY Ngày Chiến thắng | fixed date
            2018-05-01 STATUTORY Quốc tế Lao động | fixed date
            2018-09-03 COMPENSATORY Quốc khánh (nghỉ bù) | 2/9/2018 is a Sunday; compensatory rule
            2018-12-31 SWAPPED_OFF Nghỉ hoán đổi Tết Dương lịch 2019 | plo.vn; CV 6519/VPCP-KGVX 2018 cited by vacanza/holidays
            2019-01-01 STATUTORY Tết Dương lịch | fixed date
            2019-01-05 WORKED Làm bù cho ngày 31/12/2018 | plo.vn
            2019-02-04 STATUTORY Tết Nguyên đán Kỷ Hợi | plo.vn (break 02-10/02/2019)
            2019-02-05 STATUTORY Tết Nguyên đán Kỷ Hợi | plo.vn (break 02-10/02/2019)
            2019-02-06 STATUTORY Tết Nguyên đán Kỷ Hợi | plo.vn (break 02-10/02/2019)
            2019-02-07 STATUTORY Tết Nguyên đán Kỷ Hợi | plo.vn (break 02-10/02/2019)
            2019-02-08 STATUTORY Tết Nguyên đán Kỷ Hợi | plo.vn (break 02-10/02/2019)
            2019-04-15 COMPENSATORY Giỗ Tổ Hùng Vương (nghỉ bù) | computed from lunar calendar
            2019-04-29 SWAPPED_OFF Nghỉ hoán đổi | plo.vn
            2019-04-30 STATUTORY Ngày Chiến thắng | fixed date
            2019-05-01 STATUTORY Quốc tế Lao động | fixed date
            2019-05-04 WORKED Làm bù cho ngày 29/04/2019 | plo.vn
            2019-09-02 STATUTORY Quốc khánh | fixed date
            2020-01-01 STATUTORY Tết Dương lịch | fixed date
            2020-01-23 STATUTORY Tết Nguyên đán Canh Tý | tranvanthoi.camau.dcs.vn, socongthuong.daklak.gov.vn
            2020-01-24 STATUTORY Tết Nguyên đán Canh Tý | tranvanthoi.camau.dcs.vn, socongthuong.daklak.gov.vn
            2020-01-25 STATUTORY Tết Nguyên đán Canh Tý | tranvanthoi.camau.dcs.vn, socongthuong.daklak.gov.vn
            2020-01-26 STATUTORY Tết Nguyên đán Canh Tý | tranvanthoi.camau.dcs.vn, socongthuong.daklak.gov.vn
            2020-01-27 STATUTORY Tết Nguyên đán Canh Tý | tranvanthoi.camau.dcs.vn, socongthuong.daklak.gov.vn
            2020-01-28 COMPENSATORY Tết Nguyên đán Canh Tý | tranvanthoi.camau.dcs.vn, socongthuong.daklak.gov.vn
            2020-01-29 COMPENSATORY Tết Nguyên đán Canh Tý | tranvanthoi.camau.dcs.vn, socongthuong.daklak.gov.vn
            2020-04-02 STATUTORY Giỗ Tổ Hùng Vương | computed from lunar calendar (vacanza/holidays 0.105)
            2020-04-30 STATUTORY Ngày Chiến thắng | fixed date
            2020-05-01 STATUTORY Quốc tế Lao động | fixed date
            2020-09-02 STATUTORY Quốc khánh | fixed date
            2021-01-01 STATUTORY Tết Dương lịch | fixed date
            2021-02-10 STATUTORY Tết Nguyên đán Tân Sửu | hanoimoi.vn (break 10-16/02/2021)
            2021-02-11 STATUTORY Tết Nguyên đán Tân Sửu | hanoimoi.vn (break 10-16/02/2021)
            2021-02-12 STATUTORY Tết Nguyên đán Tân Sửu | hanoimoi.vn (break 10-16/02/2021)
            2021-02-15 STATUTORY Tết Nguyên đán Tân Sửu | hanoimoi.vn (break 10-16/02/2021)
            2021-02-16 STATUTORY Tết Nguyên đán Tân Sửu | hanoimoi.vn (break 10-16/02/2021)
            2021-04-21 STATUTORY Giỗ Tổ Hùng Vương | computed from lunar calendar (vacanza/holidays 0.105)
            2021-04-30 STATUTORY Ngày Chiến thắng | fixed date
            2021-05-03 COMPENSATORY Quốc tế Lao động (nghỉ bù) | 1/5/2021 is a Saturday; compensatory rule
            2021-09-02 STATUTORY Quốc khánh | hanoimoi.vn (4-day break)
            2021-09-03 STATUTORY Quốc khánh (ngày liền kề) | hanoimoi.vn says 4 days in a row = 2-5/09/2021
            2022-01-03 COMPENSATORY Tết Dương lịch (nghỉ bù) | 1/1/2022 is a Saturday; compensatory rule
            2022-01-31 STATUTORY Tết Nguyên đán Nhâm Dần | vnfinance.vn, wikihoc.com (5 days + 4 weekend days,
            2022-02-01 STATUTORY Tết Nguyên đán Nhâm Dần | vnfinance.vn, wikihoc.com (5 days + 4 weekend days,
            2022-02-02 STATUTORY Tết Nguyên đán Nhâm Dần | vnfinance.vn, wikihoc.com (5 days + 4 weekend days,
            2022-02-03 STATUTORY Tết Nguyên đán Nhâm Dần | vnfinance.vn, wikihoc.com (5 days + 4 weekend days,
            2022-02-04 STATUTORY Tết Nguyên đán Nhâm Dần | vnfinance.vn, wikihoc.com (5 days + 4 weekend days,
            2022-04-11 COMPENSATORY Giỗ Tổ Hùng Vương (nghỉ bù) | vnconsulate-fukuoka.org, scon.com.vn
            2022-05-02 COMPENSATORY Ngày Chiến thắng (nghỉ bù) | vnconsulate-fukuoka.org
            2022-05-03 COMPENSATORY Quốc tế Lao động (nghỉ bù) | vnconsulate-fukuoka.org
            2022-09-01 STATUTORY Quốc khánh (ngày liền kề) | vnfinance.vn, vnconsulate-fukuoka.org
            2022-09-02 STATUTORY Quốc khánh | same
            2023-01-02 COMPENSATORY Tết Dương lịch (nghỉ bù) | press text: Sunday 1/1 and Monday 2/1 compensatory
            2023-01-20 STATUTORY Tết Nguyên đán Quý Mão | CV 8056/VPCP-KGVX 01/12/2022 as reported (break
            2023-01-23 STATUTORY Tết Nguyên đán Quý Mão | CV 8056/VPCP-KGVX 01/12/2022 as reported (break
            2023-01-24 STATUTORY Tết Nguyên đán Quý Mão | CV 8056/VPCP-KGVX 01/12/2022 as reported (break
            2023-01-25 STATUTORY Tết Nguyên đán Quý Mão | CV 8056/VPCP-KGVX 01/12/2022 as reported (break
            2023-01-26 COMPENSATORY Tết Nguyên đán Quý Mão | CV 8056/VPCP-KGVX 01/12/2022 as reported
            2023-05-01 STATUTORY Quốc tế Lao động | fixed date
            2023-05-02 COMPENSATORY Nghỉ bù (Giỗ Tổ 29/4, thứ Bảy) | 5-day break 29/4-3/5 reported by phunusuckhoe24h.com
            2023-05-03 COMPENSATORY Nghỉ bù (30/4, Chủ nhật) | same
            2023-09-01 STATUTORY Quốc khánh (ngày liền kề) | CV 8056/VPCP-KGVX as reported (01-04/09/2023)
            2023-09-04 COMPENSATORY Quốc khánh (nghỉ bù) | same
            2024-01-01 STATUTORY Tết Dương lịch | fixed date
            2024-02-08 STATUTORY Tết Nguyên đán Giáp Thìn | break 08-14/02/2024 from memory; agrees with
            2024-02-09 STATUTORY Tết Nguyên đán Giáp Thìn | break 08-14/02/2024 from memory; agrees with
            2024-02-12 STATUTORY Tết Nguyên đán Giáp Thìn | break 08-14/02/2024 from memory; agrees with
            2024-02-13 COMPENSATORY Tết Nguyên đán Giáp Thìn | break 08-14/02/2024 from memory; agrees with
            2024-02-14 COMPENSATORY Tết Nguyên đán Giáp Thìn | break 08-14/02/2024 from memory; agrees with
            2024-04-18 STATUTORY Giỗ Tổ Hùng Vương | computed from lunar calendar (vacanza/holidays 0.105)
            2024-04-29 SWAPPED_OFF Nghỉ hoán đổi | CV 2450/VPCP-KGVX 2024 cited by vacanza/holidays; press
            2024-04-30 STATUTORY Ngày Chiến thắng | fixed date
            2024-05-01 STATUTORY Quốc tế Lao động | fixed date
            2024-05-04 WORKED Làm bù cho ngày 29/04/2024 | press; CV 2450/VPCP-KGVX
            2024-09-02 STATUTORY Quốc khánh | fixed date
            2024-09-03 STATUTORY Quốc khánh (ngày liền kề) | vacanza/holidays rule and memory; agrees with
            2025-01-01 STATUTORY Tết Dương lịch | fixed date
            2025-01-27 STATUTORY Tết Nguyên đán Ất Tỵ | CV 8726/VPCP-KGVX 26/11/2024 (luatvietnam.vn)
            2025-01-28 STATUTORY Tết Nguyên đán Ất Tỵ | CV 8726/VPCP-KGVX 26/11/2024 (luatvietnam.vn)
            2025-01-29 STATUTORY Tết Nguyên đán Ất Tỵ | CV 8726/VPCP-KGVX 26/11/2024 (luatvietnam.vn)
            2025-01-30 STATUTORY Tết Nguyên đán Ất Tỵ | CV 8726/VPCP-KGVX 26/11/2024 (luatvietnam.vn)
            2025-01-31 STATUTORY Tết Nguyên đán Ất Tỵ | CV 8726/VPCP-KGVX 26/11/2024 (luatvietnam.vn)
            2025-04-07 STATUTORY Giỗ Tổ Hùng Vương | computed from lunar calendar (vacanza/holidays 0.105)
            2025-04-26 WORKED Làm bù cho ngày 02/05/2025 | CV 8726/VPCP-KGVX
            2025-04-30 STATUTORY Ngày Chiến thắng | fixed date
            2025-05-01 STATUTORY Quốc tế Lao động | fixed date
            2025-05-02 SWAPPED_OFF Nghỉ hoán đổi | CV 8726/VPCP-KGVX
            2025-09-01 STATUTORY Quốc khánh (ngày liền kề) | CV 8726/VPCP-KGVX (30/08-02/09/2025)
            2025-09-02 STATUTORY Quốc khánh | same
            2026-01-01 STATUTORY Tết Dương lịch | fixed date
            2026-01-02 SWAPPED_OFF Nghỉ hoán đổi | CV 12729/VPCP-KGVX 25/12/2025
            2026-01-10 WORKED Làm bù cho ngày 02/01/2026 | CV 12729/VPCP-KGVX
            2026-02-16 STATUTORY Tết Nguyên đán Bính Ngọ | congan.com.vn, vnanet.vn
            2026-02-17 STATUTORY Tết Nguyên đán Bính Ngọ | congan.com.vn, vnanet.vn
            2026-02-18 STATUTORY Tết Nguyên đán Bính Ngọ | congan.com.vn, vnanet.vn
            2026-02-19 STATUTORY Tết Nguyên đán Bính Ngọ | congan.com.vn, vnanet.vn
            2026-02-20 STATUTORY Tết Nguyên đán Bính Ngọ | congan.com.vn, vnanet.vn
            2026-04-27 COMPENSATORY Giỗ Tổ Hùng Vương (nghỉ bù) | computed from lunar calendar
            2026-04-30 STATUTORY Ngày Chiến thắng | fixed date
            2026-05-01 STATUTORY Quốc tế Lao động | fixed date
            2026-08-22 WORKED Làm bù cho ngày 31/08/2026 | comment in a public stock-calendar file
            2026-08-31 SWAPPED_OFF Nghỉ hoán đổi Quốc khánh | stock-exchange calendar in a public repository; Bộ Nội
            2026-09-01 STATUTORY Quốc khánh (ngày liền kề) | same
            2026-09-02 STATUTORY Quốc khánh | fixed date
            """.lines().map(VietnamDays::fact).toList();

    /** All published days, the usual eight hours, 1975–2075. */
    static final WorkingCalendar NATIONAL = national().build();

    private VietnamDays() {}

    static WorkingCalendar.Builder national() {
        WorkingCalendar.Builder builder = WorkingCalendar.builder().sessions(USUAL);
        PUBLISHED.forEach(builder::day);
        return builder;
    }

    /** A short plain year, Monday to Friday, eight hours, nothing else. */
    static WorkingCalendar.Builder mondayToFriday() {
        return WorkingCalendar.builder()
                .range(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31))
                .sessions(USUAL);
    }

    static DayFact holiday(LocalDate date) {
        return new DayFact(date, DayKind.STATUTORY, "Ngày lễ", "thử");
    }

    static DayFact worked(LocalDate date) {
        return new DayFact(date, DayKind.WORKED, "Làm bù", "thử");
    }

    static EnumSet<DayOfWeek> weekend() {
        return EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }

    private static DayFact fact(String line) {
        int source = line.indexOf(" | ");
        String[] words = line.substring(0, source).split(" ", 3);
        return new DayFact(LocalDate.parse(words[0]), DayKind.valueOf(words[1]), words[2], line.substring(source + 3));
    }
}
