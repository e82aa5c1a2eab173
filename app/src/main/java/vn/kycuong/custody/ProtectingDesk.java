package vn.kycuong.custody;

/** A desk whose cases have protected people (nghiệp vụ có người được bảo vệ danh tính). */
public interface ProtectingDesk {
    /** The kind of its cases. */
    String kind();

    /** Key of its name in the bundles. */
    String wordKey();
}
