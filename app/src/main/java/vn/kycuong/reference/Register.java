package vn.kycuong.reference;

import java.util.List;

/** A register that is loaded from files. Its module implements this as a bean; the order says who stands on whom. */
public interface Register {
    /** Name of its edition, e.g. {@code law.rule}. */
    String name();

    /** Registers are loaded in this order. */
    int order();

    /** The files it reads. */
    List<String> files();

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
