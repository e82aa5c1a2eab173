package vn.kycuong.dossier.web;

import java.time.Instant;
import java.util.List;
import vn.kycuong.ui.Option;

/** What the forms of the general acts choose from. */
public record ActsView(
        List<Asked> asked, List<Option> units, List<Option> grounds, List<Option> colleagues, List<Option> exemptions) {
    /**
     * An opinion that is awaited.
     *
     * @param holder who has it on the desk there; empty while nobody took it
     * @param mine whether this person may answer it
     * @param tacit whether silence is taken for consent
     */
    public record Asked(int no, String unit, Instant due, String holder, boolean mine, boolean tacit) {}

    /** Those that this person may answer. */
    public List<Option> toAnswer() {
        return asked.stream().filter(Asked::mine).map(ActsView::option).toList();
    }

    /** All that are awaited. */
    public List<Option> awaited() {
        return asked.stream().map(ActsView::option).toList();
    }

    private static Option option(Asked asked) {
        return new Option(String.valueOf(asked.no()), asked.unit(), false);
    }
}
