package vn.kycuong.counter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.audit.Audit;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.counter.BookingResult.Done;
import vn.kycuong.counter.BookingResult.NotFound;
import vn.kycuong.counter.BookingResult.NotPossible;
import vn.kycuong.counter.BookingResult.Overtaken;
import vn.kycuong.counter.BookingResult.TooMany;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.vault.Vault;
import vn.kycuong.worktime.LegalClock;

/**
 * Appointments at a counter (đặt lịch hẹn): made by the person himself, who needs no account, or by an officer; on working time alone. What
 * opens one is a code; who booked lies sealed.
 */
@Component
public class Bookings {
    /** The right to work at the counter. */
    public static final String SERVE = "counter.serve";

    /** What a fact of a booking says, as far as who booked is told of it ({@code counter.booking_told}). */
    public static final String BOOKED = "BOOKED";

    public static final String MOVED = "MOVED";
    public static final String CANCELLED = "CANCELLED";
    public static final String OFFERED = "OFFERED";
    public static final String ACCEPTED = "ACCEPTED";
    /** The office will be closed then, and no other time is free. */
    public static final String FELL_AWAY = "FELL_AWAY";
    /** The office will be open then after all. */
    public static final String STANDS = "STANDS";

    private static final String SEAL = "counter.booking";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BookingRows rows;
    private final CounterSettings settings;
    private final CounterTerms terms;
    private final OpenTimes times;
    private final Vault vault;
    private final Audit audit;
    private final LegalClock time;

    Bookings(
            BookingRows rows,
            CounterSettings settings,
            CounterTerms terms,
            OpenTimes times,
            Vault vault,
            Audit audit,
            LegalClock time) {
        this.rows = rows;
        this.settings = settings;
        this.terms = terms;
        this.times = times;
        this.vault = vault;
        this.audit = audit;
        this.time = time;
    }

    /**
     * What somebody asks for.
     *
     * @param procedure key of the procedure, or null
     * @param formKey of the form, so that the same one sent twice is one booking
     */
    public record Wish(
            UnitId unit,
            LocalDateTime from,
            BookedPerson person,
            @Nullable String procedure,
            String formKey) {}

    /** The days from today as far ahead as the unit lets book. */
    public List<OpenTimes.Day> days(UnitId unit) {
        return times.days(unit);
    }

    /** The times of a day that are not too near, with what is left; none beyond what may be booked. */
    public List<Slot> slots(UnitId unit, LocalDate day) {
        return times.slots(unit, day);
    }

    // ---- booking

    /** By the person himself. */
    @Transactional
    public BookingResult book(Wish wish) {
        if (!settings.of(wish.unit(), time.today()).open()) return new NotPossible("", "counter.no.notOpen");
        return made(wish, null);
    }

    /** For a person at the counter or on the telephone; how many he holds is the officer's judgement. */
    @Transactional
    public BookingResult book(Wish wish, Officer by) {
        by.must(SERVE);
        return wish.unit().equals(by.unit()) ? made(wish, by.actor()) : new NotFound();
    }

    private BookingResult made(Wish wish, @Nullable ActorId by) {
        var person = BookingRules.cleaned(wish.person());
        var problem = BookingRules.problem(person, wish.formKey());
        if (problem.isPresent()) return problem.get();
        var print = vault.fingerprint("counter.contact", person.contact());
        rows.lock(print);
        var before = rows.byForm(wish.formKey());
        if (before.isPresent()) return again(before.get(), wish, print);
        if (by == null
                && rows.ahead(print, time.instant()) >= terms.whole("counter.bookings-per-contact", time.today()))
            return new TooMany();
        var slot = times.slot(wish.unit(), wish.from());
        var id = UUID.randomUUID();
        if (slot.isEmpty() || !times.hold(id, false, wish.unit(), slot.get()))
            return new NotPossible("luc", "counter.no.taken");
        var row = new BookingRows.Row(
                id,
                wish.unit(),
                slot.get().from(),
                slot.get().to(),
                wish.procedure(),
                vault.seal(SEAL, id.toString(), JSON.writeValueAsBytes(person)),
                print,
                wish.formKey(),
                Booking.State.BOOKED,
                1,
                by == null ? null : by.value(),
                null,
                false);
        var code = code(wish.formKey());
        if (!rows.insert(row, hash(code), time.instant().truncatedTo(ChronoUnit.MICROS))) {
            // another contact with the same form, at the same moment
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new NotPossible("", "counter.no.form");
        }
        rows.note(id, 1, BOOKED, row.from(), by, time.instant());
        return new Done(view(row), code);
    }

    /** The same form sent twice is one booking; with another person or office it is a mistake. */
    private BookingResult again(BookingRows.Row before, Wish wish, byte[] print) {
        boolean same = before.unit().equals(wish.unit()) && Arrays.equals(before.contactPrint(), print);
        return same ? new Done(view(before), code(wish.formKey())) : new NotPossible("", "counter.no.form");
    }

    // ---- by its code

    /** What a code opens. */
    public Optional<Booking> byCode(String code) {
        var plain = BookingRules.plainCode(code);
        return plain.length() < 8 ? Optional.empty() : rows.byCode(hash(plain)).map(this::view);
    }

    @Transactional
    public BookingResult move(String code, int version, LocalDateTime to) {
        return byCode(code).map(b -> move(b, version, to, null)).orElseGet(NotFound::new);
    }

    @Transactional
    public BookingResult cancel(String code, int version) {
        return byCode(code).map(b -> cancel(b, version, null)).orElseGet(NotFound::new);
    }

    /** Takes what was offered because the office will be closed. */
    @Transactional
    public BookingResult accept(String code, int version) {
        return byCode(code).map(b -> accept(b, version, null)).orElseGet(NotFound::new);
    }

    // ---- at the counter

    /** The bookings of a day. */
    public List<Booking> on(LocalDate day, Officer officer) {
        officer.must(SERVE);
        return rows.between(officer.unit(), LegalZone.startOf(day), LegalZone.startOf(day.plusDays(1))).stream()
                .map(this::view)
                .toList();
    }

    /** Those still to come at whose time the office will be closed, as the calendar is known now. */
    public List<Booking> affected(Officer officer) {
        officer.must(SERVE);
        var now = time.instant();
        return rows.between(officer.unit(), now, now.plus(400, ChronoUnit.DAYS)).stream()
                .map(this::view)
                .filter(b -> b.isOpen() && !b.stands())
                .toList();
    }

    /** Days from today on for which more is booked at one time than people are there, by the absences entered so far. */
    public List<OpenTimes.Crowded> crowded(Officer officer) {
        officer.must(SERVE);
        return times.crowded(officer.unit());
    }

    /** One of the unit's. */
    public Optional<Booking> find(UUID id, Officer officer) {
        officer.must(SERVE);
        return rows.find(id).filter(r -> r.unit().equals(officer.unit())).map(this::view);
    }

    @Transactional
    public BookingResult move(UUID id, int version, LocalDateTime to, Officer by) {
        return find(id, by).map(b -> move(b, version, to, by.actor())).orElseGet(NotFound::new);
    }

    @Transactional
    public BookingResult cancel(UUID id, int version, Officer by) {
        return find(id, by).map(b -> cancel(b, version, by.actor())).orElseGet(NotFound::new);
    }

    /** The person said on the telephone that the other time suits. */
    @Transactional
    public BookingResult accept(UUID id, int version, Officer by) {
        return find(id, by).map(b -> accept(b, version, by.actor())).orElseGet(NotFound::new);
    }

    /** The name to call; empty once erased. */
    public String name(UUID id, Officer officer) {
        return person(id, officer).map(BookedPerson::name).orElse("");
    }

    /** Enough of the contact to recognise it. */
    public String masked(UUID id, Officer officer) {
        return person(id, officer).map(p -> BookingRules.masked(p.contact())).orElse("");
    }

    /** The whole contact, to call the person; noted. */
    public Optional<BookedPerson> open(UUID id, Officer officer) {
        var person = person(id, officer);
        if (person.isPresent()) audit.read(officer.doer(), "counter-contact", null);
        return person;
    }

    private Optional<BookedPerson> person(UUID id, Officer officer) {
        officer.must(SERVE);
        return rows.find(id).filter(r -> r.unit().equals(officer.unit())).flatMap(this::person);
    }

    /** Who booked; empty once erased. */
    Optional<BookedPerson> person(BookingRows.Row row) {
        return Optional.ofNullable(row.sealed())
                .map(content -> JSON.readValue(vault.open(SEAL, row.id().toString(), content), BookedPerson.class));
    }

    // ---- changing

    private BookingResult move(Booking booking, int version, LocalDateTime to, @Nullable ActorId by) {
        var no = changeable(booking, version);
        if (no.isPresent()) return no.get();
        var slot = times.slot(booking.unit(), to);
        if (slot.isEmpty()) return new NotPossible("luc", "counter.no.taken");
        rows.release(booking.id(), false);
        rows.release(booking.id(), true);
        if (!times.hold(booking.id(), false, booking.unit(), slot.get())) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new NotPossible("luc", "counter.no.taken");
        }
        return changed(booking, Booking.State.BOOKED, slot.get(), MOVED, by);
    }

    private BookingResult cancel(Booking booking, int version, @Nullable ActorId by) {
        if (booking.state() == Booking.State.CANCELLED) return new Done(booking, "");
        var no = changeable(booking, version);
        if (no.isPresent()) return no.get();
        rows.release(booking.id(), false);
        rows.release(booking.id(), true);
        return changed(booking, Booking.State.CANCELLED, own(booking), CANCELLED, by);
    }

    private BookingResult accept(Booking booking, int version, @Nullable ActorId by) {
        var no = changeable(booking, version);
        if (no.isPresent()) return no.get();
        var offered = booking.offered();
        if (offered == null || !isUseful(booking)) return new NotPossible("", "counter.no.offer");
        rows.release(booking.id(), false);
        rows.takeOffer(booking.id());
        return changed(booking, Booking.State.BOOKED, offered, ACCEPTED, by);
    }

    private Optional<BookingResult> changeable(Booking booking, int version) {
        if (booking.version() != version) return Optional.of(new Overtaken());
        boolean over = !booking.from().isAfter(LegalZone.local(time.instant()));
        return booking.isOpen() && !over ? Optional.empty() : Optional.of(new NotPossible("", "counter.no.over"));
    }

    private BookingResult changed(Booking booking, Booking.State state, Slot slot, String what, @Nullable ActorId by) {
        if (!rows.change(booking.id(), booking.version(), state, slot)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Overtaken();
        }
        rows.note(booking.id(), booking.version() + 1, what, slot.from(), by, time.instant());
        return new Done(view(rows.find(booking.id()).orElseThrow()), "");
    }

    private static Slot own(Booking booking) {
        return new Slot(booking.from(), booking.to(), 0);
    }

    // ---- what time does

    /** Whether what is held instead is still of use. */
    private boolean isUseful(Booking booking) {
        var held = booking.offered();
        return held != null
                && !booking.stands()
                && times.stands(booking.unit(), held.from(), held.to())
                && held.from().isAfter(LegalZone.local(time.instant()));
    }

    /** Holds another place for each booking whose time is no longer worked. @return how many were found a place */
    @Transactional
    int offer() {
        int offered = 0;
        for (var row : rows.toCome(time.instant())) {
            var booking = view(row);
            if (isUseful(booking)) continue;
            int version = booking.version();
            // whoever has it open sees another offer, or none any more: what he sends by the old page is overtaken
            if (booking.offered() != null || booking.stands() && row.doubted()) {
                rows.release(booking.id(), true);
                if (!rows.change(booking.id(), version++, Booking.State.BOOKED, own(booking))) continue;
            }
            if (booking.stands()) {
                if (row.doubted()) rows.note(booking.id(), version, STANDS, booking.from(), null, time.instant());
                continue;
            }
            var slot = times.next(booking);
            if (slot.isEmpty() || !times.hold(booking.id(), true, booking.unit(), slot.get())) {
                rows.note(booking.id(), version, FELL_AWAY, null, null, time.instant());
                continue;
            }
            rows.note(booking.id(), version, OFFERED, slot.get().from(), null, time.instant());
            offered++;
        }
        return offered;
    }

    /** Whoever did not come by the end of the day, and whoever found the office closed. @return true when there may be more */
    @Transactional
    boolean endPast() {
        var over = rows.over(LegalZone.startOf(time.today()), 200);
        for (var row : over) {
            var booking = view(row);
            var state = booking.stands() ? Booking.State.MISSED : Booking.State.CLOSED;
            rows.release(booking.id(), true);
            rows.release(booking.id(), false);
            if (rows.change(booking.id(), booking.version(), state, own(booking)))
                rows.note(booking.id(), booking.version() + 1, state.name(), null, null, time.instant());
        }
        return over.size() == 200;
    }

    /** Takes people out of what ended longer ago than the rule says. @return true when there may be more */
    @Transactional
    boolean erase() {
        int days = terms.whole("counter.erase-days", time.today());
        var erased = rows.erase(LegalZone.startOf(time.today().minusDays(days)), 200);
        erased.forEach(row -> rows.note(row.id(), row.version(), "ERASED", null, null, time.instant()));
        return erased.size() == 200;
    }

    /** The person is at the door; false when the booking is not of this unit and day, or no longer open. */
    boolean come(UUID id, UnitId unit, @Nullable ActorId by) {
        var found = rows.find(id)
                .filter(r -> r.unit().equals(unit)
                        && r.state() == Booking.State.BOOKED
                        && r.from().toLocalDate().equals(time.today()));
        if (found.isEmpty()) return false;
        var row = found.get();
        rows.note(id, row.version() + 1, "COME", null, by, time.instant());
        return rows.change(id, row.version(), Booking.State.COME, new Slot(row.from(), row.to(), 0));
    }

    Booking view(BookingRows.Row row) {
        return new Booking(
                row.id(),
                row.unit(),
                row.from(),
                row.to(),
                row.procedure(),
                row.state(),
                row.version(),
                times.stands(row.unit(), row.from(), row.to()),
                row.offered(),
                row.sealed() != null,
                row.madeBy() != null);
    }

    private String code(String formKey) {
        return BookingRules.code(vault.fingerprint("counter.code", formKey));
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(BookingRules.plainCode(code).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
