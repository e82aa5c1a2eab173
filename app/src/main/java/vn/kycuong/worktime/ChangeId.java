package vn.kycuong.worktime;

/** A change of the calendar. */
public record ChangeId(int value) {}
