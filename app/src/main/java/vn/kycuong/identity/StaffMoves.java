package vn.kycuong.identity;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.StaffLine.Held;
import vn.kycuong.identity.StaffRules.Known;
import vn.kycuong.identity.StaffRules.Move;
import vn.kycuong.identity.StaffRules.Step;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;

/** Makes one step of a staff file true: the account, its number, the post. */
@Component
class StaffMoves {
    private final StaffFileRows rows;
    private final AccountRows accounts;
    private final Posts posts;
    private final HeldPosts held;
    private final Clock clock;
    private final WorkContacts contacts;

    StaffMoves(
            StaffFileRows rows, AccountRows accounts, Posts posts, HeldPosts held, Clock clock, WorkContacts contacts) {
        this.rows = rows;
        this.accounts = accounts;
        this.posts = posts;
        this.held = held;
        this.clock = clock;
        this.contacts = contacts;
    }

    /** Who it was done for. */
    ActorId make(StaffLine line, Step.Done step, ActorId by) {
        var actor = person(step.after());
        if (!line.contact().equals(WorkContact.NONE))
            contacts.note(actor, line.contact().over(contacts.of(actor)), by);
        switch (step.move()) {
            case Move.None _ -> {}
            case Move.Leave(var left, var lastDay) ->
                find(actor, left).ifPresent(h -> posts.leave(h.post().id(), actor, lastDay));
            case Move.Change(var before) -> appoint(line, actor, before);
            case Move.Appoint(var ended) -> {
                if (ended != null) find(actor, ended).ifPresent(h -> posts.endBefore(h, line.from()));
                appoint(line, actor, null);
            }
        }
        return actor;
    }

    /** @param before what is held already and is put right; null for a new holding */
    private void appoint(StaffLine line, ActorId actor, @Nullable Held before) {
        var seat = line.seat();
        var post = Optional.ofNullable(before)
                .flatMap(b -> find(actor, b))
                .map(h -> h.post().id())
                .orElseGet(() -> posts.named(seat.unit(), seat.role(), seat.title(), seat.head(), line.from()));
        posts.appoint(post, actor, line.from(), line.terms());
        var last = line.to();
        if (last != null) posts.leave(post, actor, last);
    }

    private ActorId person(Known after) {
        var known = after.actor();
        var actor = known != null ? known : open(after);
        // two that tie one number at once: the slower one's batch breaks and is tried again, and then refused
        if (!rows.tie(actor, Objects.requireNonNull(after.staffNo())))
            throw new IllegalStateException("The staff number of account " + actor + " is taken");
        return actor;
    }

    private ActorId open(Known after) {
        return accounts.create(
                        List.of(new NewAccount(after.login(), after.name())),
                        new PasswordHash(Passwords.NONE),
                        clock.instant())
                .getFirst();
    }

    private Optional<Holding> find(ActorId actor, Held wanted) {
        return posts.history(List.of(actor)).stream()
                .filter(h -> Held.of(h).equals(wanted))
                .findFirst();
    }

    /** Leaves a post that the file does not name, after today; empty when it is not held any more, or is an administrator's. */
    Optional<Holding> leave(StaffFileRows.Missing missing) {
        var today = held.today();
        var holding = posts.holdingsOf(missing.person(), today).stream()
                .filter(h -> h.post().id().equals(missing.post()) && h.post().role() != PostRole.ADMIN)
                .findFirst();
        holding.ifPresent(h -> posts.leave(h.post().id(), h.person(), today));
        return holding;
    }

    /** Who works at a unit today: a new head takes the rights of the one before. */
    List<ActorId> holders(UnitId unit) {
        return posts.holdersAt(unit, held.today()).stream().map(Holding::person).toList();
    }
}
