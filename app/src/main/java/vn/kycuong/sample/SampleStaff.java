package vn.kycuong.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.AccountsResult;
import vn.kycuong.identity.NewAccount;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.SecondProofs;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.organisation.UnitPhones;
import vn.kycuong.reference.SearchText;

/** Posts and role-named accounts of the sample: nobody here has a person's name. */
@Component
@ConditionalOnProperty(name = "kycuong.mode", havingValue = "sample")
class SampleStaff {
    static final String PASSWORD = "kycuong-mau";
    private static final LocalDate SINCE = LocalDate.of(2019, 1, 1);
    /** Units that begin within so many days are staffed already, from their first day on. */
    private static final int AHEAD = 60;

    private final Organisation organisation;
    private final Posts posts;
    private final Accounts accounts;
    private final SecondProofs secondProofs;
    private final UnitPhones phones;
    private final SampleNumbers numbers;

    SampleStaff(
            Organisation organisation,
            Posts posts,
            Accounts accounts,
            SecondProofs secondProofs,
            UnitPhones phones,
            SampleNumbers numbers) {
        this.organisation = organisation;
        this.posts = posts;
        this.accounts = accounts;
        this.secondProofs = secondProofs;
        this.phones = phones;
        this.numbers = numbers;
    }

    /** A post to fill with an account. */
    private record Seat(Unit unit, PostRole role, int number, String login) {
        String title() {
            var name = switch (role) {
                case RECEIVER -> "Công chức tiếp nhận " + number;
                case OFFICER ->
                    unit.kind() == UnitKind.PROVINCE ? "Chuyên viên Văn phòng UBND tỉnh" : "Công chức thụ lý " + number;
                case CLERK -> "Văn thư";
                case LEADER -> "Lãnh đạo";
                case CHAIR -> "Lãnh đạo UBND tỉnh";
                case ADMIN -> "Quản trị hệ thống";
                case CUSTODIAN -> "Người giữ danh tính " + number;
            };
            return name;
        }

        String displayName() {
            if (unit.kind() == UnitKind.PROVINCE) return title();
            return switch (role) {
                case CHAIR, ADMIN, CUSTODIAN -> title();
                case RECEIVER, OFFICER, CLERK, LEADER -> title() + ", " + unit.name();
            };
        }
    }

    /** With the rights that the role of the post gives. */
    static Officer with(Officer o, String... rights) {
        return new Officer(
                o.actor(), o.post(), o.unit(), o.unitName(), o.displayName(), o.role(), Set.of(rights), o.scope());
    }

    /** Who works where, by unit and role. */
    record Staff(Map<UnitId, Map<PostRole, List<Officer>>> byUnit) {
        Officer pick(UnitId unit, PostRole role, int index) {
            var officers = Objects.requireNonNull(byUnit.get(unit), () -> "No staff at unit " + unit)
                    .get(role);
            if (officers == null || officers.isEmpty())
                throw new IllegalStateException("No " + role + " at unit " + unit);
            return officers.get(Math.floorMod(index, officers.size()));
        }

        boolean works(UnitId unit) {
            return byUnit.containsKey(unit);
        }
    }

    @Transactional
    Staff hire(LocalDate today) {
        var seats = seats(today);
        // whoever tries the sample has no device of his own to set up
        secondProofs.all().forEach(role -> secondProofs.letOff(role.role(), "Tỉnh mẫu, chỉ nghe trên máy này"));
        var created = accounts.create(
                seats.stream()
                        .map(s -> new NewAccount(s.login(), s.displayName()))
                        .toList(),
                accounts.hash(PASSWORD));
        if (!(created instanceof AccountsResult.Created(List<ActorId> actors)))
            throw new IllegalStateException("Sample logins are taken: " + created);
        var staff = new HashMap<UnitId, Map<PostRole, List<Officer>>>();
        for (int i = 0; i < seats.size(); i++) {
            var seat = seats.get(i);
            var post = posts.create(
                    seat.unit().id(),
                    seat.role(),
                    seat.title(),
                    seat.role() == PostRole.LEADER || seat.role() == PostRole.CHAIR,
                    from(seat.unit()));
            posts.appoint(post, actors.get(i), from(seat.unit()), false, "Dữ liệu mẫu");
            staff.computeIfAbsent(seat.unit().id(), _ -> new HashMap<>())
                    .computeIfAbsent(seat.role(), _ -> new ArrayList<>())
                    .add(officer(seat, actors.get(i), post));
        }
        staff.keySet().forEach(this::phone);
        accounts.regrantAll();
        return new Staff(staff);
    }

    /** A number that nobody has. */
    private void phone(UnitId unit) {
        phones.keep(
                unit, "0205 000 %04d".formatted(unit.value()), ActorId.SYSTEM, LegalZone.instant(SINCE.atStartOfDay()));
    }

    private static LocalDate from(Unit unit) {
        var born = unit.validFrom();
        return born != null && born.isAfter(SINCE) ? born : SINCE;
    }

    private static Officer officer(Seat seat, ActorId actor, PostId post) {
        return new Officer(
                actor,
                post,
                seat.unit().id(),
                seat.unit().name(),
                seat.displayName(),
                seat.role().name(),
                java.util.Set.of(),
                Scope.of(List.of(seat.unit().id()), 1));
    }

    private List<Seat> seats(LocalDate today) {
        var seats = new ArrayList<Seat>();
        var province = organisation.province();
        seats.add(new Seat(province, PostRole.CHAIR, 1, "lanhdao.tinh"));
        seats.add(new Seat(province, PostRole.ADMIN, 1, "quantri"));
        for (int n = 1; n <= 2; n++) seats.add(new Seat(province, PostRole.CUSTODIAN, n, "giudanhtinh" + n));
        var used = new HashMap<String, Integer>();
        for (var unit : organisation.units()) {
            if (unit.kind() == UnitKind.PROVINCE || !isNear(unit, today)) continue;
            var handle = handle(unit, unit.existsOn(today) ? today : today.plusDays(AHEAD), used);
            for (int n = 1; n <= 2; n++) seats.add(new Seat(unit, PostRole.RECEIVER, n, "tiepnhan" + n + "." + handle));
            for (int n = 1; n <= 3; n++) seats.add(new Seat(unit, PostRole.OFFICER, n, "thuly" + n + "." + handle));
            seats.add(new Seat(unit, PostRole.LEADER, 1, "lanhdao." + handle));
        }
        // last, so that nobody else's number depends on it
        seats.add(new Seat(province, PostRole.OFFICER, 1, "vanphong.tinh"));
        for (var unit : numbers.units(today)) seats.add(new Seat(unit, PostRole.CLERK, 1, "vanthu." + handle(unit)));
        return seats;
    }

    private static boolean isNear(Unit unit, LocalDate today) {
        return unit.existsOn(today) || unit.existsOn(today.plusDays(AHEAD));
    }

    private static String handle(Unit unit) {
        return SearchText.folded(unit.name()).replaceAll("[^a-z0-9]+", "-");
    }

    /** "Huyện Hữu Lũng" → {@code huyen-huu-lung}; a second unit of the same name takes its district's name too. */
    String handle(Unit unit, LocalDate today, Map<String, Integer> used) {
        var handle = handle(unit);
        int times = used.merge(handle, 1, Integer::sum);
        if (times == 1) return handle;
        var parent = organisation
                .parentAt(unit.id(), today)
                .map(p -> SearchText.folded(p.name()).replaceAll("[^a-z0-9]+", "-"))
                .orElse("");
        return (handle + "." + (parent.isEmpty() ? String.valueOf(times) : parent)).toLowerCase(Locale.ROOT);
    }
}
