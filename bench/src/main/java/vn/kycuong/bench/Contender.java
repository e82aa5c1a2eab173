package vn.kycuong.bench;

/** One way of moving a case of five steps through a database; called by many clients at once. */
interface Contender extends AutoCloseable {
    /** Steps a case has: five pieces of work, a gateway after the second, a timer on the third. */
    int STEPS = 5;

    /** Name in the tables. */
    String system();

    /** Begins a case and returns what its client needs to go on. */
    Run begin();

    @Override
    void close();

    /** A case under way, in the hands of one client. */
    interface Run {
        /**
         * One transition.
         *
         * @return nanoseconds of its last call, which completes the step
         */
        long step();
    }
}
