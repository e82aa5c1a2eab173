package vn.kycuong.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes what a replay finds: each difference is handed on at once, and what agreed is counted. Many threads tell it. */
public final class Findings {
    private final Consumer<Difference> told;
    private final LongAdder differences = new LongAdder();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Set<UUID> unreadable = ConcurrentHashMap.newKeySet();

    Findings(Consumer<Difference> told) {
        this.told = told;
    }

    /** So many of something were looked at; what they are is said in Vietnamese. */
    public void counted(String what, long number) {
        if (number > 0) counts.computeIfAbsent(what, _ -> new LongAdder()).add(number);
    }

    /** What is kept is wrong, in a sentence. */
    public void wrong(UUID caseId, String row, String what) {
        differences.increment();
        told.accept(new Difference(caseId, row, what));
    }

    /** The entries of a case cannot be read, so nothing follows from them: its rows are not told one by one. */
    void unreadable(UUID caseId, String row, String what) {
        unreadable.add(caseId);
        wrong(caseId, row, what);
    }

    /** A row about which the ledger knows nothing. */
    public void surplus(UUID caseId, String row) {
        if (!unreadable.contains(caseId)) wrong(caseId, row, "thừa: không bút toán nào nói tới");
    }

    /** Compares a row as it follows from the ledger with the one that is kept, either of which may not be there. */
    public void compare(UUID caseId, String row, @Nullable Record wanted, @Nullable Record kept) {
        if (Objects.equals(wanted, kept) || unreadable.contains(caseId)) return;
        if (kept == null) {
            wrong(caseId, row, "thiếu hàng này; theo sổ cái là " + wanted);
        } else if (wanted == null) {
            wrong(caseId, row, "thừa hàng này; sổ cái không có: " + kept);
        } else {
            for (var field : wanted.getClass().getRecordComponents()) compare(caseId, row, field, wanted, kept);
        }
    }

    private void compare(UUID caseId, String row, RecordComponent field, Record wanted, Record kept) {
        var inLedger = value(field, wanted);
        var inRow = value(field, kept);
        if (Objects.equals(inLedger, inRow)) return;
        wrong(caseId, row, "trường %s: theo sổ cái là %s, trong bảng là %s".formatted(column(field), inLedger, inRow));
    }

    private static @Nullable Object value(RecordComponent field, Record row) {
        try {
            var accessor = field.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(row);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("A record shows its components", impossible);
        }
    }

    static String column(RecordComponent field) {
        return field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    long differences() {
        return differences.sum();
    }

    Map<String, Long> counts() {
        var sums = new TreeMap<String, Long>();
        counts.forEach((what, sum) -> sums.put(what, sum.sum()));
        return sums;
    }
}
