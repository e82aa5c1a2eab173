package vn.kycuong.launch;

import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** Work that a crash interrupts. Made anew, by its constructor without arguments, in each process. */
public interface Workload {
    /** Once, on a database that is empty. */
    void prepare(DataSource database);

    /** Begins to work in this process, with whatever runs in the background of a real one. */
    Desk open(DataSource database);

    /** What is wrong with what was answered since the last look, and, when asked for, with everything there is; empty if nothing. */
    List<String> wrong(DataSource database, List<String> answered, boolean everything) throws SQLException;

    /** Where several people work at once. */
    interface Desk extends AutoCloseable {
        /**
         * One piece of work of one person, committed when this returns; the answer is a line that names it. An answer that did not come
         * is asked for again, with the same key.
         */
        String act(int person, RandomGenerator random) throws InterruptedException;

        @Override
        void close();
    }
}
