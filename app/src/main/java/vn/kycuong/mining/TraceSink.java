package vn.kycuong.mining;

/** Takes the cases of a log one by one; the trace is only lent. */
interface TraceSink {
    void take(Trace trace);
}
