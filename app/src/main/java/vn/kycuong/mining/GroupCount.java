package vn.kycuong.mining;

import org.jspecify.annotations.Nullable;

/** Cases of an observed process by who held them last (hồ sơ theo nhóm). @param no null for those of nobody named */
public record GroupCount(@Nullable Integer no, @Nullable String name, long cases, long finished, long late) {}
