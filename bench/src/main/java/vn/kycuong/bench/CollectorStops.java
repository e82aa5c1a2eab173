package vn.kycuong.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.LongAccumulator;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** Listens to the collectors of the heap while something is measured: how long the program stood still at most. */
final class CollectorStops implements AutoCloseable {
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);
    private final NotificationListener listener = (told, _) -> {
        if (told.getUserData() instanceof CompositeData data)
            longest.accumulate(
                    GarbageCollectionNotificationInfo.from(data).getGcInfo().getDuration());
    };

    CollectorStops() {
        for (var bean : ManagementFactory.getGarbageCollectorMXBeans())
            ((NotificationEmitter) bean).addNotificationListener(listener, null, null);
    }

    /** Milliseconds of the longest one. */
    long longestMs() {
        return longest.get();
    }

    @Override
    public void close() {
        for (var bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            try {
                ((NotificationEmitter) bean).removeNotificationListener(listener);
            } catch (ListenerNotFoundException never) {
                throw new IllegalStateException(never);
            }
        }
    }
}
