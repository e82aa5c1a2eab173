package vn.kycuong.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.reference.Cached;
import vn.kycuong.reference.Editions;

/** The units on any date: which exist, where they stand, what they are called, what became of them. Answered from memory. */
@Service
public class Organisation {
    static final String REGISTER = "organisation.unit";
    /** Key of the province itself: its People's Committee. */
    public static final String PROVINCE = "province";
    /** Key of the one-stop of the province. */
    public static final String PROVINCIAL_ONE_STOP = "TTPVHCC";

    private static final String PROVINCE_CODE = "H37";

    private final Cached<OrganisationBook> book;
    private final PostRows posts;

    public Organisation(UnitRows units, PostRows posts, Editions editions) {
        this.book = editions.cached(REGISTER, units::book);
        this.posts = posts;
    }

    /** The units of a database, where no container puts the parts together. */
    public static Organisation of(JdbcClient jdbc) {
        return new Organisation(new UnitRows(jdbc), new PostRows(jdbc), Editions.of(jdbc));
    }

    /** Whether there ever was such a unit. */
    public boolean knows(UnitId id) {
        return book.get().byId.containsKey(id);
    }

    /** @throws IllegalArgumentException if there is no such unit */
    public Unit unit(UnitId id) {
        return book.get().unit(id);
    }

    public Optional<Unit> byKey(String key) {
        return Optional.ofNullable(book.get().byKey.get(key));
    }

    /** A unit as people and addresses name it: our key, its code below {@code H37}, or our number. */
    public Optional<Unit> find(String keyCodeOrNumber) {
        return book.get().find(keyCodeOrNumber);
    }

    public Unit province() {
        return byKey(PROVINCE).orElseThrow(() -> new IllegalStateException("The organisation is not loaded"));
    }

    /** Every unit that ever was, by number. */
    public List<Unit> units() {
        return book.get().units;
    }

    public List<Unit> unitsAt(LocalDate date) {
        return units().stream().filter(unit -> unit.existsOn(date)).toList();
    }

    public List<Unit> unitsAt(LocalDate date, UnitKind kind) {
        return units().stream()
                .filter(unit -> unit.kind() == kind && unit.existsOn(date))
                .toList();
    }

    public Optional<Unit> parentAt(UnitId unit, LocalDate date) {
        return Optional.ofNullable(book.get().parent(unit, date)).map(this::unit);
    }

    public List<Unit> children(UnitId unit, LocalDate date) {
        return book.get().children(unit, date);
    }

    /** The unit and all below it on a date. Bodies of ministries stand outside the province's tree. */
    public List<Unit> subtree(UnitId unit, LocalDate date) {
        return book.get().subtree(unit, date);
    }

    /** The name it bore on a date. */
    public String nameAt(UnitId unit, LocalDate date) {
        return book.get().name(unit, date);
    }

    /** Units whose name holds these words on a date. Typed with marks it is exact, without marks tolerant. */
    public List<Unit> search(String words, LocalDate date) {
        return book.get().search(words, date);
    }

    /** What became of a unit; empty while it exists. */
    public List<Successor> successors(UnitId unit) {
        return book.get().successors(unit);
    }

    /** The unit that holds the whole of this one's duties on a date: itself, or along full successions. Empty: only by hand. */
    public Optional<Unit> dutyBearer(UnitId unit, LocalDate date) {
        return Optional.ofNullable(book.get().dutyBearer(unit, date));
    }

    /** Units that are no more and whose duties this one holds whole on a date, along full successions. */
    public List<Unit> predecessors(UnitId unit, LocalDate date) {
        return book.get().predecessors(unit, date);
    }

    /** The first days on which other units begin where some ended, the earliest first. */
    public List<LocalDate> reorganisations() {
        return book.get().reorganisations();
    }

    /** The units that ended on the eve of a day, with what became of each; by name. */
    public List<Unit> endedBefore(LocalDate day) {
        return book.get().endedBefore(day);
    }

    /** Who answers for a unit on a date. */
    public Optional<Holding> headAt(UnitId unit, LocalDate date) {
        return posts.headAt(unit, date);
    }

    /**
     * The unit's part of a dossier code. The identifiers below {@code H37} are loaded from the province's decision; until then it
     * is our own number, marked N, and never an invented code.
     */
    public String codePrefix(UnitId unit) {
        var code = unit(unit).code();
        return code != null ? code : "%s.N%04d".formatted(PROVINCE_CODE, unit.value());
    }
}
