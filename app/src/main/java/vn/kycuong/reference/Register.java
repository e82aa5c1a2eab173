package vn.kycuong.reference;

import java.util.List;

/** A register that is loaded from files. Its module implements this as a bean; the order says who stands on whom. */
public interface Register {
    /** Where it stands among the others. */
    Place place();

    /**
     * A place among the registers.
     *
     * @param name of its edition, e.g. {@code law.rule}
     * @param order registers are loaded from the lowest on; whoever stands on another has a higher one
     * @param files it reads; those that read the same file are loaded together or not at all
     */
    record Place(String name, int order, List<String> files) {
        public static Place of(String name, int order, String... files) {
            return new Place(name, order, List.of(files));
        }
    }

    /** Reads and checks everything, changes nothing, and answers how to store it. Called again for each load. */
    Store read(SourceFiles files, Findings findings);

    /** Raised when the reading of unchanged files means something else than before, so that they are loaded again. */
    default int revision() {
        return 1;
    }

    /** Stores what was read; called within a transaction, and only when nothing was wrong. */
    @FunctionalInterface
    interface Store {
        void run();
    }
}
