package vn.kycuong.worktime;

import java.time.Duration;

/** How far legal time stands from real time. Only the sample province declares it as a bean; without one the two are the same. */
@FunctionalInterface
public interface LegalOffset {
    /** Added to real time; negative for a province that lives in the past. */
    Duration fromRealTime();
}
