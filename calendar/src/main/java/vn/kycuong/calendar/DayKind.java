package vn.kycuong.calendar;

/** Why a day is worked or not. Source of the kinds: {@code domain/holidays.json} and Government Office letters. */
public enum DayKind {
    /** An ordinary working day. */
    WORKING(true),
    /** Weekly rest, usually Saturday and Sunday (Quyết định 188/1999/QĐ-TTg). */
    REST(false),
    /** A holiday named by the Labour Code (BLLĐ 2012 Đ.115; BLLĐ 2019 Đ.112). */
    STATUTORY(false),
    /** Nghỉ bù: off because a holiday fell on a weekly rest day. */
    COMPENSATORY(false),
    /** Nghỉ hoán đổi: a working day off in exchange for a {@link #WORKED} one. */
    SWAPPED_OFF(false),
    /** Làm bù: a rest day worked in exchange for a {@link #SWAPPED_OFF} one. */
    WORKED(true),
    /** Closed once, for instance by a storm. */
    CLOSED(false),
    /** Opened once, by decision of the unit. */
    OPENED(true);

    private final boolean working;

    DayKind(boolean working) {
        this.working = working;
    }

    /** Whether the day counts as a working day. */
    public boolean isWorking() {
        return working;
    }

    boolean isMakeUp() {
        return this == WORKED || this == OPENED;
    }
}
