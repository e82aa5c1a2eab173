package vn.kycuong.notice;

/** By which way a message goes (đường gửi). */
public enum Way {
    EMAIL,
    SMS,
    ZALO
}
