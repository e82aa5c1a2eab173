package vn.kycuong.dossier.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.dossier.FindWords;

/**
 * What a work list asks for; its address says the same, so that it can be kept, sent and gone back to.
 *
 * @param when one group, or null for all
 * @param state only dossiers in this state
 * @param procedure only dossiers of this procedure, or empty
 * @param holder only what this person holds; {@link #NOBODY} for what nobody holds
 * @param step only where the time of the step stands so
 * @param unit only what this unit of the reader's lets them see
 * @param words what was typed
 */
public record WorkQuery(
        Whose whose,
        @Nullable WorkGroup when,
        @Nullable DossierState state,
        String procedure,
        @Nullable Integer holder,
        @Nullable Waiting waiting,
        @Nullable StepPace step,
        @Nullable Integer unit,
        String words,
        Instant now) {
    public static final String PATH = "/viec-cua-toi";

    /** Nobody has it yet. */
    public static final int NOBODY = 0;

    static WorkQuery of(Whose whose, @Nullable WorkGroup when, Instant now) {
        return new WorkQuery(whose, when, null, "", null, null, null, null, "", now);
    }

    WorkQuery with(Whose other) {
        return new WorkQuery(other, when, state, procedure, holder, waiting, step, unit, words, now);
    }

    WorkQuery with(@Nullable WorkGroup other) {
        return new WorkQuery(whose, other, state, procedure, holder, waiting, step, unit, words, now);
    }

    /** The same list without any choice and without words. */
    public WorkQuery unfiltered() {
        return of(whose, when, now);
    }

    /** 00:00 after this day in Vietnam. */
    Instant tomorrow() {
        return LegalZone.startOf(LegalZone.local(now).toLocalDate().plusDays(1));
    }

    /** What the search table is asked; empty when nothing is searched. */
    String found() {
        return FindWords.query(words, procedure);
    }

    /** Whether somebody typed words, and not only chose. */
    boolean searches() {
        return !FindWords.query(words, "").isEmpty();
    }

    /** Whether only some of what lies here is asked for. */
    public boolean isFiltered() {
        return isNarrowed() || !words.isBlank();
    }

    /** Whether more than words was chosen. */
    public boolean isNarrowed() {
        return state != null
                || !procedure.isEmpty()
                || holder != null
                || waiting != null
                || step != null
                || unit != null;
    }

    /** The name of the group in addresses and in the keys of words. */
    public String slug() {
        return when == null ? "all" : when.slug();
    }

    public String href(@Nullable WorkGroup other) {
        return PATH + parameters(other);
    }

    public String href(Whose other) {
        return with(other).href(when);
    }

    public String csvHref() {
        return PATH + ".csv" + parameters(when);
    }

    /** What lies in one unit, of one group. */
    static String href(int unit, WorkGroup group, Instant now) {
        return new WorkQuery(Whose.UNIT, group, null, "", null, null, null, unit, "", now).href(group);
    }

    String href(WorkCursor from) {
        return href(when) + (from.back() ? "&truoc=" : "&sau=") + encoded(from.toString());
    }

    private String parameters(@Nullable WorkGroup group) {
        var text = new StringBuilder("?cua=").append(whose.slug());
        text.append("&khi=").append(group == null ? "all" : group.slug());
        if (!words.isBlank()) text.append("&q=").append(encoded(words));
        if (state != null) text.append("&buoc=").append(state.name().toLowerCase(java.util.Locale.ROOT));
        if (!procedure.isEmpty()) text.append("&thu-tuc=").append(encoded(procedure));
        if (holder != null) text.append("&nguoi=").append(holder);
        if (waiting != null) text.append("&cho=").append(waiting.slug());
        if (step != null) text.append("&gio-buoc=").append(step.slug());
        if (unit != null) text.append("&don-vi=").append(unit);
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
