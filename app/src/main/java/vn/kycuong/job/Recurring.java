package vn.kycuong.job;

import org.springframework.context.SmartLifecycle;

/** A component with work that recurs while the application runs: it begins with it and ends with it. */
public interface Recurring extends SmartLifecycle {
    /** The work and how often; the same whenever asked. */
    Recurrence recurrence();

    @Override
    default void start() {
        recurrence().start();
    }

    @Override
    default void stop() {
        recurrence().stop();
    }

    @Override
    default boolean isRunning() {
        return recurrence().isRunning();
    }
}
