package vn.kycuong.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kycuong.organisation.UnitRows.PlacingRow;
import vn.kycuong.organisation.UnitRows.SuccessorRow;
import vn.kycuong.organisation.UnitRows.UnitRow;
import vn.kycuong.reference.SourceRecord;

/**
 * Reads {@code units.json} and {@code organisation.json}: the units of 2019, 2020, December 2024, March and July 2025, each with its
 * days. A commune whose code goes on under another name is another unit: its key tells the year it began.
 */
final class UnitFile {
    private static final LocalDate COMMUNES_2020 = LocalDate.of(2020, 1, 1);
    private static final LocalDate COMMUNES_2024 = LocalDate.of(2024, 12, 1);
    private static final LocalDate AGENCIES_2025 = LocalDate.of(2025, 3, 1);
    private static final LocalDate TWO_LEVELS = LocalDate.of(2025, 7, 1);

    final List<UnitRow> units = new ArrayList<>();
    final List<PlacingRow> placings = new ArrayList<>();
    final List<SuccessorRow> successors = new ArrayList<>();

    private final SourceRecord source;
    private final SourceRecord own;
    private final Map<String, String> districtOfName = new HashMap<>();
    private final Map<String, String> mergedInto = new HashMap<>();
    private final Set<String> removedIn2024 = new HashSet<>();

    UnitFile(SourceRecord source, SourceRecord own) {
        this.source = source;
        this.own = own;
    }

    UnitFile read() {
        readProvince();
        readAgencies();
        readDistricts();
        readCommunesUntil2019();
        readCommunes2025();
        checkTimeline();
        checkKeys();
        return this;
    }

    private void readProvince() {
        var p = own.record("province");
        unit(p, p.text("key"), UnitKind.PROVINCE, null, null, null);
    }

    private void readAgencies() {
        var change = source.record("agency_changes_2025_03_01");
        var keys = new HashMap<String, SourceRecord>();
        for (var named : own.records("departments_2025")) keys.put(named.text("name_vi"), named);
        for (var formed : change.records("new_departments")) readMerge(formed, keys);
        for (var agency : source.records("agencies_2020")) readAgency(agency);
        for (var formed : own.records("departments_2025")) {
            unit(formed, formed.text("key"), UnitKind.AGENCY, Organisation.PROVINCE, AGENCIES_2025, null);
        }
        for (var attached : source.records("attached_units_2020")) readAttached(attached);
        for (var agency : own.records("vertical_agencies")) {
            unit(agency, agency.text("key"), UnitKind.VERTICAL, null, null, null);
        }
        for (var part : own.records("partial_successions_2025")) {
            succession(
                    part.text("from"),
                    part.text("to"),
                    AGENCIES_2025,
                    Successor.Kind.PARTIAL,
                    "verified",
                    part.text("note"));
        }
    }

    private void readMerge(SourceRecord formed, Map<String, SourceRecord> keys) {
        var key = keys.get(formed.text("name_vi"));
        if (key == null) {
            formed.error(
                    "name_vi", "Sở mới \"%s\" chưa có khóa trong organisation.json.".formatted(formed.text("name_vi")));
            return;
        }
        for (var merged : formed.texts("merges")) {
            mergedInto.put(merged, key.text("key"));
            succession(
                    merged,
                    key.text("key"),
                    AGENCIES_2025,
                    Successor.Kind.FULL,
                    "verified",
                    "NQ 04 của HĐND tỉnh, 18/02/2025");
        }
    }

    private void readAgency(SourceRecord agency) {
        var key = agency.text("id");
        var last = mergedInto.containsKey(key) ? AGENCIES_2025.minusDays(1) : null;
        unit(agency, key, UnitKind.AGENCY, Organisation.PROVINCE, null, last);
    }

    private void readAttached(SourceRecord attached) {
        var key = attached.text("id");
        var parent = attached.text("parent");
        unit(attached, key, UnitKind.ATTACHED, null, null, null);
        var next = mergedInto.get(parent);
        placings.add(new PlacingRow(key, parent, null, next == null ? null : AGENCIES_2025.minusDays(1)));
        if (next != null) placings.add(new PlacingRow(key, next, AGENCIES_2025, null));
    }

    private void readDistricts() {
        for (var gone : source.record("commune_changes_2024_12").records("removed_codes")) {
            removedIn2024.add(gone.text("gso_code"));
        }
        var renamed = new HashMap<String, SourceRecord>();
        for (var change : changes2020("renamed_same_code")) renamed.put(change.text("gso_code"), change);
        for (var district : source.records("district_level_2020")) {
            var key = "district-" + district.text("gso_code");
            districtOfName.put(district.text("name_vi"), key);
            unit(district, key, UnitKind.DISTRICT, Organisation.PROVINCE, null, TWO_LEVELS.minusDays(1));
            var communes = district.records("communes");
            if (communes.size() != district.whole("commune_count")) {
                district.error(
                        "commune_count",
                        "Ghi %d xã nhưng liệt kê %d.".formatted(district.whole("commune_count"), communes.size()));
            }
            for (var commune : communes) readCommune(commune, key, renamed.get(commune.text("gso_code")));
        }
    }

    private void readCommune(SourceRecord commune, String district, @Nullable SourceRecord renamed) {
        var code = commune.text("gso_code");
        if (renamed != null && !renamed.text("to").equals(commune.text("name_vi"))) {
            renamed.error("to", "Mã %s ở danh sách năm 2020 là \"%s\".".formatted(code, commune.text("name_vi")));
        }
        var key = renamed == null ? "commune-" + code : "commune-" + code + "-2020";
        var last = (removedIn2024.contains(code) ? COMMUNES_2024 : TWO_LEVELS).minusDays(1);
        unit(commune, key, UnitKind.COMMUNE, district, renamed == null ? null : COMMUNES_2020, last);
    }

    private void readCommunesUntil2019() {
        for (var gone : changes2020("removed_codes")) {
            var key = "commune-" + gone.text("gso_code");
            formerCommune(gone, key, gone.text("name"));
            succession(
                    key,
                    null,
                    COMMUNES_2020,
                    Successor.Kind.UNKNOWN,
                    "successor not verified: assign by hand",
                    "NQ 818/NQ-UBTVQH14");
        }
        for (var renamed : changes2020("renamed_same_code")) {
            var key = "commune-" + renamed.text("gso_code");
            formerCommune(renamed, key, renamed.text("from"));
            succession(
                    key,
                    key + "-2020",
                    COMMUNES_2020,
                    Successor.Kind.UNKNOWN,
                    "same statistics code afterwards: a suggestion, not verified",
                    "NQ 818/NQ-UBTVQH14");
        }
    }

    private void formerCommune(SourceRecord commune, String key, String name) {
        var district = districtOfName.get(commune.text("district"));
        if (district == null) {
            commune.error("district", "Không có huyện \"%s\".".formatted(commune.text("district")));
            return;
        }
        add(
                new UnitRow(
                        key,
                        UnitKind.COMMUNE,
                        null,
                        COMMUNES_2020.minusDays(1),
                        commune.text("gso_code"),
                        null,
                        name,
                        null,
                        "verified",
                        "GSO list 01/12/2019"),
                district);
    }

    private void readCommunes2025() {
        for (var commune : source.records("communes_2025_07_01")) {
            var key = "commune-" + commune.text("gso_code") + "-2025";
            unit(commune, key, UnitKind.COMMUNE, Organisation.PROVINCE, TWO_LEVELS, null);
        }
    }

    private List<SourceRecord> changes2020(String list) {
        return source.record("commune_changes_2020_01_01").records(list);
    }

    private void unit(
            SourceRecord row,
            String key,
            UnitKind kind,
            @Nullable String parent,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        add(
                new UnitRow(
                        key,
                        kind,
                        from,
                        to,
                        row.textOrNull("gso_code"),
                        row.textOrNull("organisation_code"),
                        row.text("name_vi"),
                        row.textOrNull("name_en"),
                        row.textOr("confidence", "verified"),
                        row.textOr("role_note", "")),
                parent);
    }

    private void add(UnitRow unit, @Nullable String parent) {
        units.add(unit);
        if (parent != null) placings.add(new PlacingRow(unit.key(), parent, unit.validFrom(), unit.validTo()));
    }

    private void succession(
            String unit,
            @Nullable String successor,
            LocalDate since,
            Successor.Kind kind,
            String confidence,
            String basis) {
        successors.add(new SuccessorRow(unit, successor, since, kind, confidence, basis));
    }

    private void checkTimeline() {
        for (var period : source.records("timeline")) {
            var day = period.dateOrNull("from");
            if (day == null) day = period.date("to");
            checkCount(period, "districts", UnitKind.DISTRICT, day);
            checkCount(period, "communes", UnitKind.COMMUNE, day);
        }
    }

    private void checkCount(SourceRecord period, String field, UnitKind kind, LocalDate day) {
        long count = units.stream()
                .filter(unit -> unit.kind() == kind && Span.holds(unit.validFrom(), unit.validTo(), day))
                .count();
        if (count != period.whole(field)) {
            period.error(
                    field,
                    "Ghi %d nhưng danh sách có %d đơn vị vào ngày %s.".formatted(period.whole(field), count, day));
        }
    }

    private void checkKeys() {
        var seen = new HashSet<String>();
        for (var unit : units) {
            if (!seen.add(unit.key()))
                source.error("gso_code", "Đơn vị %s (%s) xuất hiện hai lần.".formatted(unit.key(), unit.nameVi()));
        }
    }
}
