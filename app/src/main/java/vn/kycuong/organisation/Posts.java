package vn.kycuong.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.TimeInHand;
import vn.kycuong.kernel.UnitId;

/** Posts and who holds them over time. Nothing is overwritten: a holding ends, another begins. */
@Service
public class Posts {
    private final PostRows rows;

    public Posts(PostRows rows) {
        this.rows = rows;
    }

    /** The posts of a database, where no container puts the parts together. */
    public static Posts of(JdbcClient jdbc) {
        return new Posts(new PostRows(jdbc));
    }

    /**
     * A new post.
     *
     * @param head whether who holds it answers for the unit
     */
    @Transactional
    public PostId create(UnitId unit, PostRole role, String title, boolean head, LocalDate from) {
        return rows.create(unit, role, title, head, from);
    }

    /** Puts a person in a post. A post may be held by several, a head's post by one at a time: who held it before leaves it. */
    @Transactional
    public void appoint(PostId post, ActorId person, LocalDate from, boolean acting, String basis) {
        appoint(post, person, from, Holding.Terms.own(acting, basis));
    }

    /** The same on other terms: beside another post, or as a secondment. */
    @Transactional
    public void appoint(PostId post, ActorId person, LocalDate from, Holding.Terms terms) {
        if (rows.isHead(post)) rows.endAll(post, from.minusDays(1));
        rows.appoint(post, person, from, terms);
    }

    /** The post of this name at this unit, made if it is not there. */
    @Transactional
    public PostId named(UnitId unit, PostRole role, String title, boolean head, LocalDate from) {
        return rows.named(unit, role, title, head, from).orElseGet(() -> rows.create(unit, role, title, head, from));
    }

    /** A holding is over before a day; one that begins on it or later is taken back as if it had never been decided. */
    @Transactional
    public void endBefore(Holding holding, LocalDate day) {
        rows.endBefore(holding.post().id(), holding.person(), holding.validFrom(), day);
    }

    /** A holding is over from this moment on, in the middle of its last day; what was done in it that day was done in it. */
    @Transactional
    public void endAt(Holding holding, Instant at) {
        rows.endAt(
                holding.post().id(),
                holding.person(),
                holding.validFrom(),
                LegalZone.local(at).toLocalDate(),
                at);
    }

    /** A person leaves a post; the last day is still held. */
    @Transactional
    public void leave(PostId post, ActorId person, LocalDate lastDay) {
        rows.leave(post, person, lastDay);
    }

    public List<Holding> holdingsOf(ActorId person, LocalDate date) {
        return rows.holdingsOf(List.of(person), date);
    }

    /** The same for many people in one question. */
    public List<Holding> holdingsOf(Collection<ActorId> people, LocalDate date) {
        return rows.holdingsOf(people, date);
    }

    /** Every post these people held, hold and will hold, the earliest first. */
    public List<Holding> history(Collection<ActorId> people) {
        return rows.history(people);
    }

    public List<Holding> holdersAt(UnitId unit, LocalDate date) {
        return rows.holdersAt(unit, date);
    }

    /** Who holds a post at a unit on a day or later, and did not have it taken away within that day. */
    public List<Holding> from(UnitId unit, LocalDate date) {
        return rows.from(unit, date);
    }

    /** Who holds a post of this role anywhere on a date. */
    public List<Holding> holdersOf(PostRole role, LocalDate date) {
        return rows.holdersOf(role, date);
    }

    /** Who headed which unit on which day, as known now; each unit is read once. For one piece of work, by one thread. */
    public TimeInHand.Heads heads() {
        var known = new HashMap<UnitId, List<Headship>>();
        return (unit, day) -> Headship.on(known.computeIfAbsent(unit, rows::headships), day);
    }

    /** A post by its number, whatever the date. */
    public Optional<Post> find(PostId post) {
        return rows.find(post);
    }

    /** Who holds which post anywhere on a date. */
    public List<Holding> holders(LocalDate date) {
        return rows.holders(date);
    }

    public List<Post> of(UnitId unit, LocalDate date) {
        return rows.of(unit, date);
    }
}
