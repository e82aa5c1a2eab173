package vn.kycuong.oversight;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Points of a dossier by criterion of Nghị định 61/2018/NĐ-CP, 0 to 2: as its holder said, else as the entries say; null where neither does.
 *
 * @param mark2 time of each agency
 * @param mark3 contacts needed to complete it
 * @param mark4 agencies that had to be turned to
 * @param mark7 attitude
 */
record ServiceMark(
        @Nullable Integer mark2,
        @Nullable Integer mark3,
        @Nullable Integer mark4,
        @Nullable Integer mark7) {
    static final ServiceMark NONE = new ServiceMark(null, null, null, null);

    static ServiceMark of(Map<Integer, Integer> marks) {
        return new ServiceMark(marks.get(2), marks.get(3), marks.get(4), marks.get(7));
    }
}
