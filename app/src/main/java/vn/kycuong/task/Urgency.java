package vn.kycuong.task;

/** How pressing it is (độ khẩn). */
public enum Urgency {
    NORMAL,
    URGENT,
    EXPRESS;

    public String wordKey() {
        return "task.urgency." + name();
    }
}
