package vn.kycuong.oversight;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;

/**
 * Of which dossiers and which time a balance is asked.
 *
 * @param now the moment of truth: what was known and how it stood then; at the latest the last moment of the period
 * @param procedures keys of the procedures asked for, or null for all
 * @param cause why those late are late, or null for whatever
 */
public record BalanceQuestion(
        Selection selection,
        Reckoning reckoning,
        Instant from,
        Instant to,
        Instant now,
        @Nullable Collection<String> procedures,
        @Nullable LateCause cause) {

    public static BalanceQuestion of(Selection selection, Reckoning reckoning, ReportPeriod period, Instant asked) {
        return new BalanceQuestion(selection, reckoning, period.from(), period.to(), period.knownAt(asked), null, null);
    }

    public BalanceQuestion about(@Nullable Collection<String> chosen) {
        return new BalanceQuestion(selection, reckoning, from, to, now, chosen, cause);
    }

    public BalanceQuestion by(Reckoning chosen) {
        return new BalanceQuestion(selection, chosen, from, to, now, procedures, cause);
    }

    public BalanceQuestion because(@Nullable LateCause chosen) {
        return new BalanceQuestion(selection, reckoning, from, to, now, procedures, chosen);
    }

    /** The same whoever asks it. */
    BalanceQuestion unseen() {
        var units = selection.units() == null
                ? null
                : List.of(selection.unitNumbers()).stream().map(UnitId::new).toList();
        return new BalanceQuestion(
                new Selection(Scope.none(), units, selection.outside(), selection.structure()),
                reckoning,
                from,
                to,
                now,
                procedures == null ? null : List.of(procedureKeys()),
                cause);
    }

    String[] procedureKeys() {
        return procedures == null ? new String[0] : procedures.stream().sorted().toArray(String[]::new);
    }
}
