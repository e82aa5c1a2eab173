package vn.kycuong.mining;

/** How long a list of cases is (số hồ sơ của danh sách). @param times how often they go the edge that was asked for */
public record CaseCount(long cases, long times) {}
