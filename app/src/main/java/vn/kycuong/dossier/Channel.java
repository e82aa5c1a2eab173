package vn.kycuong.dossier;

/** How an application came (kênh nộp). */
public enum Channel {
    COUNTER,
    POSTAL,
    ONLINE
}
