package vn.kycuong.process;

/** Number of a draft of a process. */
public record DraftId(int value) {}
