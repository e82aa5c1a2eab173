package vn.kycuong.launch;

/**
 * Something to be done once in the life of an installation, before anyone is let in: reading the registers, playing the sample
 * province. Beans of this type run one after another, in the order of {@code @Order}, on a database that is migrated; each is marked
 * when it has ended. A start killed half-way begins again on an empty database when nobody has been let in yet.
 */
public interface FirstRun {
    /** A short name that never changes: it is the mark that this was done. */
    String name();

    /** What the person at the console reads while it runs, in Vietnamese. */
    String title();

    /** Whether an installation of this kind wants it at all. */
    boolean wanted(Mode mode);

    void run(Mode mode, ConsoleProgress progress);
}
