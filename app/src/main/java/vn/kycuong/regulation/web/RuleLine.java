package vn.kycuong.regulation.web;

/**
 * A kind of internal rules of a unit, as its page shows it.
 *
 * @param name empty: the unit has none of this kind
 * @param overdue whether the day by which it was to be looked at again has gone by
 */
public record RuleLine(
        String kind, String name, String sign, String from, String reviewBy, boolean overdue, String confirmedBy) {}
