package vn.kycuong.portal.web;

import java.util.List;

/**
 * Where we and the national portal differ, as its page shows it.
 *
 * @param limit how long they may
 * @param count how many have differed for longer, of which the first are listed
 */
public record DifferencesView(String limit, int count, List<Differing> differing, List<Delayed> delayed) {
    /** Another status there. */
    public record Differing(
            String code, String unit, String ours, String since, String there, String thereAt, String why) {}

    /** Done here in time, late there. */
    public record Delayed(
            String code, String unit, String stage, String lateFrom, String metAt, String sentAt, String thereAt) {}
}
