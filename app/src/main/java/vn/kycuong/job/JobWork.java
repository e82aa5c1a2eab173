package vn.kycuong.job;

import java.util.List;

/** Does the items of one kind of job. */
public interface JobWork {
    /** Name of the kind, stored with each job. */
    String kind();

    /** How many items it is given at once; each such batch is one transaction. */
    default int batch() {
        return 50;
    }

    /**
     * Does some items, each answered by its own outcome, in the order given. Runs in the transaction that stores the outcomes: both
     * stand, or neither. A refused item must not fail its neighbours.
     */
    List<JobItem> run(JobOrder order, List<JobItem> items);
}
