package vn.kycuong.counter;

/** A group of fields with numbers of its own: the letter before the number, and what it is called. */
public record FieldGroup(String letter, String name, boolean open) {
    /** The letter where a unit has made no groups. */
    public static final String ONLY = "A";
}
