package vn.kycuong.procedure;

/** What people say for what the catalogue says: "bằng lái" means "giấy phép lái xe". */
record Synonym(String said, String means) {}
