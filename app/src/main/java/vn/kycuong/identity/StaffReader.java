package vn.kycuong.identity;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.kycuong.identity.StaffSheet.Column;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.reference.SearchText;

/** Reads the texts of a line to values, or says column by column what is wrong. For one file, by one thread. */
final class StaffReader {
    private static final int LONGEST = 300;
    static final Pattern STAFF_NO = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}./_-]{0,39}");
    /** Signs that nobody sees, and those that turn the direction of writing. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]");

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d-M-uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ISO_LOCAL_DATE);
    private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

    private static final Map<String, PostRole> ROLES = Map.ofEntries(
            Map.entry("receiver", PostRole.RECEIVER),
            Map.entry("tiepnhan", PostRole.RECEIVER),
            Map.entry("tiepnhanvatraketqua", PostRole.RECEIVER),
            Map.entry("officer", PostRole.OFFICER),
            Map.entry("thuly", PostRole.OFFICER),
            Map.entry("clerk", PostRole.CLERK),
            Map.entry("vanthu", PostRole.CLERK),
            Map.entry("leader", PostRole.LEADER),
            Map.entry("lanhdao", PostRole.LEADER),
            Map.entry("lanhdaodonvi", PostRole.LEADER),
            Map.entry("chair", PostRole.CHAIR),
            Map.entry("lanhdaoubndtinh", PostRole.CHAIR),
            Map.entry("admin", PostRole.ADMIN),
            Map.entry("quantri", PostRole.ADMIN),
            Map.entry("quantrihethong", PostRole.ADMIN));
    private static final Map<String, Boolean> FLAGS = Map.ofEntries(
            Map.entry("", false),
            Map.entry("khong", false),
            Map.entry("n", false),
            Map.entry("no", false),
            Map.entry("0", false),
            Map.entry("co", true),
            Map.entry("x", true),
            Map.entry("y", true),
            Map.entry("yes", true),
            Map.entry("1", true));
    private static final Map<String, Holding.Kind> KINDS = Map.of(
            "", Holding.Kind.OWN,
            "chinh", Holding.Kind.OWN,
            "own", Holding.Kind.OWN,
            "kiemnhiem", Holding.Kind.CONCURRENT,
            "concurrent", Holding.Kind.CONCURRENT,
            "bietphai", Holding.Kind.SECONDED,
            "phancongmotcua", Holding.Kind.SECONDED,
            "seconded", Holding.Kind.SECONDED);

    private final Organisation organisation;
    private final Map<String, List<Unit>> found = new HashMap<>();

    StaffReader(Organisation organisation) {
        this.organisation = organisation;
    }

    /** The values of a line, or all that is wrong with it. */
    sealed interface Parsed {
        record Good(StaffLine line) implements Parsed {}

        record Bad(List<StaffNote> notes) implements Parsed {}
    }

    Parsed read(StaffSheet.Line line) {
        var cells = new Cells(line);
        var from = cells.date(Column.FROM);
        var to = line.cell(Column.TO).isEmpty() ? Optional.<LocalDate>empty() : cells.date(Column.TO);
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get()))
            cells.wrong(Column.TO, "staff.no.reversed");
        var name = cells.must(Column.NAME);
        var login = login(cells, name);
        var staffNo = staffNo(cells);
        var role = role(cells);
        var title = cells.must(Column.TITLE);
        var basis = cells.must(Column.BASIS);
        var unit = from.flatMap(day -> unit(cells, Column.UNIT, day, true));
        var head = cells.flag(Column.HEAD);
        var acting = cells.flag(Column.ACTING);
        var kind = kind(cells, role);
        var home = from.flatMap(day -> home(cells, kind, day));
        var contact = contact(cells);
        if (role == PostRole.CHAIR && unit.isPresent() && unit.get().kind() != UnitKind.PROVINCE)
            cells.wrong(Column.ROLE, "staff.no.chair");
        if (!cells.notes.isEmpty() || role == null) return new Parsed.Bad(cells.notes);
        var terms = new Holding.Terms(acting, kind, home.orElse(null), basis);
        var seat = new StaffLine.Seat(unit.orElseThrow().id(), role, title, head);
        return new Parsed.Good(
                new StaffLine(staffNo, name, login, seat, from.orElseThrow(), to.orElse(null), terms, contact));
    }

    private static WorkContact contact(Cells cells) {
        var contact = new WorkContact(cells.text(Column.PHONE), cells.text(Column.EMAIL));
        contact.problem()
                .ifPresent(key -> cells.wrong(key.equals(WorkContact.NO_PHONE) ? Column.PHONE : Column.EMAIL, key));
        return contact;
    }

    private static String staffNo(Cells cells) {
        var number = cells.must(Column.STAFF_NO).toUpperCase(java.util.Locale.ROOT);
        if (!number.isEmpty() && !STAFF_NO.matcher(number).matches()) cells.wrong(Column.STAFF_NO, "staff.no.staffNo");
        return number;
    }

    /** May be empty: whoever is known by his number has one already. */
    private static String login(Cells cells, String name) {
        var login = PasswordRules.login(cells.text(Column.LOGIN));
        if (!login.isEmpty() && !name.isEmpty())
            PasswordRules.accountProblem(login, name)
                    .ifPresent(p -> cells.wrong(
                            p == SetUpResult.Problem.NAME_LENGTH ? Column.NAME : Column.LOGIN, "setup." + p));
        return login;
    }

    private static @Nullable PostRole role(Cells cells) {
        var typed = cells.must(Column.ROLE);
        var role = ROLES.get(StaffSheet.key(typed));
        if (role == null && !typed.isEmpty()) cells.wrong(Column.ROLE, "staff.no.role");
        if (role == PostRole.ADMIN) cells.wrong(Column.ROLE, "staff.no.admin");
        return role;
    }

    private static Holding.Kind kind(Cells cells, @Nullable PostRole role) {
        var kind = KINDS.get(StaffSheet.key(cells.text(Column.KIND)));
        if (kind == null) cells.wrong(Column.KIND, "staff.no.kind");
        if (kind == Holding.Kind.SECONDED && role != PostRole.RECEIVER) cells.wrong(Column.KIND, "staff.no.oneStop");
        return kind == null ? Holding.Kind.OWN : kind;
    }

    private Optional<UnitId> home(Cells cells, Holding.Kind kind, LocalDate day) {
        boolean given = !cells.text(Column.HOME).isEmpty();
        if (kind != Holding.Kind.SECONDED) {
            if (given) cells.wrong(Column.HOME, "staff.no.homeNotAsked");
            return Optional.empty();
        }
        if (!given) cells.wrong(Column.HOME, "staff.no.homeMissing");
        return given ? unit(cells, Column.HOME, day, false).map(Unit::id) : Optional.empty();
    }

    private Optional<Unit> unit(Cells cells, Column column, LocalDate day, boolean withDistrict) {
        var typed = cells.must(column);
        if (typed.isEmpty()) return Optional.empty();
        var district = withDistrict ? cells.text(Column.DISTRICT) : "";
        var units = found.computeIfAbsent(day + "\n" + typed + "\n" + district, _ -> units(typed, district, day));
        if (units.size() == 1 && units.getFirst().existsOn(day)) return Optional.of(units.getFirst());
        if (units.isEmpty()) cells.wrong(column, "staff.no.unit", typed);
        else if (units.size() == 1)
            cells.wrong(column, "staff.no.unitNotThen", units.getFirst().name());
        else cells.wrong(column, "staff.no.units", String.valueOf(units.size()), typed);
        return Optional.empty();
    }

    /** By our key or its code; else by name, with marks before without, whole before its last words ("Hữu Lũng" for "Huyện Hữu Lũng"). */
    private List<Unit> units(String typed, String district, LocalDate day) {
        var named = organisation.find(typed);
        if (named.isPresent()) return List.of(named.get());
        var there = organisation.unitsAt(day).stream()
                .filter(u -> district.isEmpty() || isUnder(u, district, day))
                .toList();
        for (var fits : List.<Fit>of(
                (name, wanted) -> SearchText.exact(name).equals(SearchText.exact(wanted)),
                (name, wanted) -> SearchText.folded(name).equals(SearchText.folded(wanted)),
                StaffReader::endsWith)) {
            var some = there.stream()
                    .filter(u -> fits.fits(organisation.nameAt(u.id(), day), typed))
                    .toList();
            if (!some.isEmpty()) return some;
        }
        return List.of();
    }

    private interface Fit {
        boolean fits(String name, String wanted);
    }

    private boolean isUnder(Unit unit, String district, LocalDate day) {
        return organisation
                .parentAt(unit.id(), day)
                .map(p -> organisation.nameAt(p.id(), day))
                .filter(name -> SearchText.folded(name).equals(SearchText.folded(district)) || endsWith(name, district))
                .isPresent();
    }

    private static boolean endsWith(String name, String wanted) {
        return SearchText.folded(name).endsWith(" " + SearchText.folded(wanted));
    }

    /** The cells of a line, and what was found wrong with them so far. */
    private static final class Cells {
        private final StaffSheet.Line line;
        private final List<StaffNote> notes = new ArrayList<>();

        Cells(StaffSheet.Line line) {
            this.line = line;
            if (line.width() > 0) notes.add(new StaffNote("", "staff.no.width", List.of(), true));
            line.cells().forEach(this::look);
        }

        private void look(Column column, String text) {
            if (text.length() > LONGEST) wrong(column, "staff.no.long");
            else if (UNSEEN.matcher(text).find()) wrong(column, "staff.no.unseen");
            else if ("=+-@".indexOf(text.charAt(0)) >= 0) wrong(column, "staff.no.formula");
        }

        void wrong(Column column, String key, String... arguments) {
            if (notes.stream().noneMatch(n -> n.column().equals(column.name())))
                notes.add(StaffNote.wrong(column, key, arguments));
        }

        String text(Column column) {
            return Normalizer.normalize(line.cell(column), Normalizer.Form.NFC).strip();
        }

        String must(Column column) {
            var text = text(column);
            if (text.isEmpty()) wrong(column, "staff.no.missing");
            return text;
        }

        boolean flag(Column column) {
            var flag = FLAGS.get(StaffSheet.key(text(column)));
            if (flag == null) wrong(column, "staff.no.flag");
            return Boolean.TRUE.equals(flag);
        }

        Optional<LocalDate> date(Column column) {
            var text = must(column);
            if (text.isEmpty()) return Optional.empty();
            for (var format : DATES) {
                var date = date(text, format);
                if (date.isPresent()) return date;
            }
            wrong(column, "staff.no.date");
            return Optional.empty();
        }

        private static Optional<LocalDate> date(String text, DateTimeFormatter format) {
            try {
                return Optional.of(LocalDate.parse(text, format)).filter(d -> d.isAfter(FIRST) && d.isBefore(LAST));
            } catch (DateTimeParseException other) {
                return Optional.empty();
            }
        }
    }
}
