package vn.kycuong.organisation;

/** What a post is for. Steps of processes name these roles. */
public enum PostRole {
    /** Công chức tiếp nhận và trả kết quả. */
    RECEIVER,
    /** Công chức thụ lý. */
    OFFICER,
    /** Văn thư: numbers, dates and seals what is signed. */
    CLERK,
    /** Lãnh đạo đơn vị. */
    LEADER,
    /** Lãnh đạo UBND tỉnh. */
    CHAIR,
    /** Quản trị hệ thống. */
    ADMIN,
    /** Người giữ danh tính: opens who a protected person is, together with another. */
    CUSTODIAN
}
