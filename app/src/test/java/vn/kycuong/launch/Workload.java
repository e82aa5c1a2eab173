package vn.kycuong.launch;

import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** Work that the crash test interrupts. Made anew, by its constructor without arguments, in each process. */
public interface Workload {
    /** Once, on a database that is empty. */
    void prepare(DataSource database);

    /** One piece of work, committed when this returns; the answer is a line that names it. */
    String act(DataSource database, RandomGenerator random);

    /** Those of the answered pieces that are not there, whole and as they were answered. */
    List<String> missing(DataSource database, List<String> answered);
}
