package vn.kycuong.ledger;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Scope;

/**
 * What the statements of this thread may see (tầm nhìn): the second wall behind the conditions that the queries name themselves (ADR 39). The
 * walls bind it for each request; whoever works for everybody (acts, sweeps, readers of the ledger) has none.
 *
 * @param oneCase one case more, for who proved that he may follow it
 * @param readsAlone whether the request only reads, so that statements outside of a transaction are a reader's too
 */
public record Sight(Scope scope, @Nullable CaseId oneCase, boolean readsAlone) {
    private static final ScopedValue<Sight> NOW = ScopedValue.newInstance();

    /** As far as an officer's scope goes. */
    public static Sight of(Scope scope, boolean readsAlone) {
        return new Sight(scope, null, readsAlone);
    }

    /** No case at all: what is the same for everybody. */
    public static Sight ofNothing(boolean readsAlone) {
        return new Sight(Scope.none(), null, readsAlone);
    }

    /** Every case: for a page whose right goes over all of them and that shows no person, such as what a change would move. */
    public static Sight ofEverything() {
        return new Sight(Scope.all(0), null, true);
    }

    /** One case and no other. */
    public static Sight ofCase(CaseId id) {
        return new Sight(Scope.none(), id, true);
    }

    /** That of the calling thread, if it is bound to one. */
    public static Optional<Sight> now() {
        return NOW.isBound() ? Optional.of(NOW.get()) : Optional.empty();
    }

    /** Does something within this sight, whatever it was before. */
    public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> action) throws X {
        return ScopedValue.where(NOW, this).call(action);
    }

    /** As the database is told it, in {@code kycuong.units}: all, or an array of numbers. */
    public String units() {
        if (scope.isAll()) return "all";
        return Arrays.stream(scope.unitNumbers()).map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** As the database is told it, in {@code kycuong.case}: a case, or nothing. */
    public String caseText() {
        return oneCase == null ? "" : oneCase.value().toString();
    }
}
