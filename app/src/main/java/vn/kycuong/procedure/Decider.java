package vn.kycuong.procedure;

/** Which unit decides, seen from the unit that takes an application in. */
public enum Decider {
    /** The commune that receives. */
    COMMUNE,
    /** The district that receives. */
    DISTRICT,
    /** The district; its communes may receive for it. */
    DISTRICT_VIA_COMMUNE,
    /** The commune or district that receives: the same code is used at both levels. */
    AS_RECEIVED,
    /** An agency of the province; received at the provincial one-stop. */
    AGENCY,
    /** Nobody through the one-stop. */
    NONE
}
