package vn.kycuong.dossier;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.kycuong.kernel.Entry;

/** What a unit apologises for (lỗi phải xin lỗi); one letter may cover several. */
public enum Fault {
    LATE,
    /** The result has a mistake. */
    WRONG,
    LOST,
    DAMAGED;

    /** Name of the fact of an entry that holds them. */
    static final String FACT = "faults";

    public String wordKey() {
        return "apology.fault." + this;
    }

    static List<String> names(Set<Fault> faults) {
        return faults.stream().sorted().map(Fault::name).toList();
    }

    /** What an apology named; one with a new date and nothing named is for lateness. */
    public static Set<Fault> of(Entry apology) {
        var named = EnumSet.noneOf(Fault.class);
        if (apology.facts().get(FACT) instanceof List<?> names)
            Arrays.stream(values()).filter(f -> names.contains(f.name())).forEach(named::add);
        return named.isEmpty() ? EnumSet.of(LATE) : named;
    }
}
