package vn.kycuong.mining;

/** Some thousand cases with their events, as columns (see the table). */
record Chunk(
        int no,
        int firstCase,
        int events,
        long base,
        byte[] lengths,
        byte[] activity,
        byte[] edge,
        byte[] since,
        byte[] at,
        byte[] group) {}
