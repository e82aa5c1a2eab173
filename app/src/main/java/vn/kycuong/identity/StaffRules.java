package vn.kycuong.identity;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.kycuong.identity.StaffFiles.Effect;
import vn.kycuong.identity.StaffLine.Held;
import vn.kycuong.identity.StaffSheet.Column;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.reference.SearchText;

/** What a line of a staff file changes: facts in, a step or a reason why not out. The same line again changes nothing. */
final class StaffRules {
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private StaffRules() {}

    /**
     * A person as accounts know him.
     *
     * @param actor null while the account is only about to be opened by a line before
     */
    record Known(
            @Nullable ActorId actor,
            String login,
            String name,
            @Nullable String staffNo,
            boolean enabled,
            List<Held> held,
            WorkContact contact) {
        Known {
            held = List.copyOf(held);
        }
    }

    /** What becomes of the post. */
    sealed interface Move {
        record None() implements Move {}

        /** @param ended what is held until the day before, in another manner */
        record Appoint(@Nullable Held ended) implements Move {}

        record Change(Held before) implements Move {}

        record Leave(Held held, LocalDate lastDay) implements Move {}
    }

    sealed interface Step {
        /** @param after the person once it is done */
        record Done(Effect effect, Move move, Known after, List<StaffNote> notes) implements Step {}

        record No(StaffNote why) implements Step {}
    }

    static Step decide(StaffLine line, Optional<Known> byNumber, Optional<Known> byLogin, ActorId operator) {
        var who = byNumber.or(() -> byLogin);
        var stranger = byNumber.isPresent() ? notHis(line, byNumber.get()) : notFree(line, byLogin);
        if (stranger != null) return new Step.No(stranger);
        var held = who.map(Known::held).orElse(List.of());
        var later = later(line, held);
        if (later.isPresent())
            return no(Column.FROM, "staff.no.later", DAY.format(later.get().from()));
        var move = move(line, held);
        boolean moves = !(move instanceof Move.None);
        boolean tied = byNumber.isEmpty() && byLogin.isPresent();
        if ((moves || tied) && who.map(Known::actor).filter(operator::equals).isPresent())
            return no(Column.STAFF_NO, "staff.no.oneself");
        if (moves && who.filter(k -> !k.enabled()).isPresent()) return no(Column.STAFF_NO, "staff.no.off");
        if (moves && !(move instanceof Move.Leave) && !isSentByHome(line, held))
            return no(Column.HOME, "staff.no.home");
        var after = new Known(
                who.map(Known::actor).orElse(null),
                who.map(Known::login).orElse(line.login()),
                who.map(Known::name).orElse(line.name()),
                line.staffNo(),
                true,
                after(line, held, move),
                line.contact().over(who.map(Known::contact).orElse(WorkContact.NONE)));
        boolean reached = who.isPresent() && !after.contact().equals(who.get().contact());
        return new Step.Done(effect(move, who.isPresent(), tied, reached), move, after, notes(line, who, tied, move));
    }

    private static Step no(Column column, String key, String... arguments) {
        return new Step.No(StaffNote.wrong(column, key, arguments));
    }

    private static Effect effect(Move move, boolean known, boolean tied, boolean reached) {
        if (!known) return Effect.NEW_ACCOUNT;
        return switch (move) {
            case Move.None _ -> tied ? Effect.TIED : reached ? Effect.CONTACT : Effect.UNCHANGED;
            case Move.Appoint _ -> Effect.APPOINTED;
            case Move.Change _ -> Effect.CHANGED;
            case Move.Leave _ -> Effect.LEAVES;
        };
    }

    private static @Nullable StaffNote notHis(StaffLine line, Known known) {
        boolean other = !line.login().isEmpty() && !line.login().equals(known.login());
        return other ? StaffNote.wrong(Column.LOGIN, "staff.no.otherLogin", known.login()) : null;
    }

    /** A login that somebody has is tied to the number only when nothing speaks against its being the same person. */
    private static @Nullable StaffNote notFree(StaffLine line, Optional<Known> byLogin) {
        if (line.login().isEmpty()) return StaffNote.wrong(Column.LOGIN, "staff.no.login");
        if (byLogin.isEmpty()) return null;
        if (byLogin.get().staffNo() != null) return StaffNote.wrong(Column.LOGIN, "staff.no.loginTaken");
        return sameName(line, byLogin.get())
                ? null
                : StaffNote.wrong(
                        Column.NAME, "staff.no.otherName", byLogin.get().name());
    }

    private static boolean sameName(StaffLine line, Known known) {
        return SearchText.exact(line.name()).equals(SearchText.exact(known.name()));
    }

    private static Optional<Held> later(StaffLine line, List<Held> held) {
        return held.stream()
                .filter(h -> h.seat().equals(line.seat()) && h.from().isAfter(line.from()))
                .filter(h -> line.to() == null || !line.to().isBefore(h.from()))
                .findFirst();
    }

    static Move move(StaffLine line, List<Held> held) {
        var same = held.stream().filter(h -> h.seat().equals(line.seat())).toList();
        var exact = same.stream().filter(h -> h.from().equals(line.from())).findFirst();
        if (exact.isPresent()) {
            var h = exact.get();
            if (h.equals(line.held())) return new Move.None();
            return h.terms().equals(line.terms()) && isEarlier(line.to(), h.to())
                    ? new Move.Leave(h, Objects.requireNonNull(line.to()))
                    : new Move.Change(h);
        }
        var running = same.stream().filter(h -> h.holdsOn(line.from())).findFirst();
        if (running.isEmpty()) return new Move.Appoint(null);
        var h = running.get();
        if (!h.isLike(line.terms())) return new Move.Appoint(h);
        // the same post in the same manner, known from an earlier day: the day we know stays
        if (Objects.equals(line.to(), h.to())) return new Move.None();
        return isEarlier(line.to(), h.to())
                ? new Move.Leave(h, Objects.requireNonNull(line.to()))
                : new Move.Appoint(h);
    }

    private static boolean isEarlier(@Nullable LocalDate last, @Nullable LocalDate known) {
        return last != null && (known == null || last.isBefore(known));
    }

    private static boolean isSentByHome(StaffLine line, List<Held> held) {
        var home = line.terms().home();
        return home == null
                || held.stream()
                        .anyMatch(h -> h.seat().unit().equals(home)
                                && h.terms().kind() != Holding.Kind.SECONDED
                                && h.holdsOn(line.from()));
    }

    private static List<Held> after(StaffLine line, List<Held> held, Move move) {
        var after = new ArrayList<>(held);
        switch (move) {
            case Move.None _ -> {}
            case Move.Appoint(var ended) -> {
                if (ended != null) {
                    after.remove(ended);
                    after.add(ended.until(line.from().minusDays(1)));
                }
                after.add(line.held());
            }
            case Move.Change(var before) -> {
                after.remove(before);
                after.add(line.held());
            }
            case Move.Leave(var left, var lastDay) -> {
                after.remove(left);
                after.add(left.until(lastDay));
            }
        }
        return after;
    }

    private static List<StaffNote> notes(StaffLine line, Optional<Known> who, boolean tied, Move move) {
        var notes = new ArrayList<StaffNote>();
        if (tied) notes.add(StaffNote.told(Column.STAFF_NO, "staff.note.tied", line.login()));
        if (who.isPresent() && !sameName(line, who.get()))
            notes.add(StaffNote.told(Column.NAME, "staff.note.name", who.get().name()));
        if (move instanceof Move.Appoint(var ended) && ended != null)
            notes.add(StaffNote.told(
                    Column.FROM, "staff.note.ended", DAY.format(line.from().minusDays(1))));
        boolean earlier = who.map(Known::held).orElse(List.of()).stream()
                .anyMatch(h -> h.seat().equals(line.seat())
                        && h.holdsOn(line.from())
                        && h.from().isBefore(line.from()));
        if (earlier && (move instanceof Move.None || move instanceof Move.Leave))
            notes.add(StaffNote.told(Column.FROM, "staff.note.since"));
        return notes;
    }
}
