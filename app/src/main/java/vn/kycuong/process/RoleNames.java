package vn.kycuong.process;

/** The roles of steps in words, as lanes of a diagram show them. */
final class RoleNames {
    private RoleNames() {}

    static String vietnamese(String role) {
        return switch (role) {
            case "RECEIVER" -> "Công chức tiếp nhận và trả kết quả";
            case "OFFICER" -> "Công chức thụ lý";
            case "LEADER" -> "Lãnh đạo đơn vị";
            case "CLERK" -> "Văn thư";
            case "CHAIR" -> "Lãnh đạo UBND tỉnh";
            default -> role;
        };
    }
}
