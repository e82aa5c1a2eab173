package vn.kycuong.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A case with a time of its own, from a sentence that lists them: "a) Không quá 05 ngày làm việc đối với thủ tục …; b) …". Read only where every
 * item says one time of one case; the times of steps of one matter are for people to enter.
 */
record PortalCase(String name, PortalTime time) {
    private static final Pattern ITEM = Pattern.compile("(?:^|\\s)(?:[a-hđ]\\)|[-–])\\s+(?=\\p{Lu})");
    private static final String TIME = "(?<time>không quá \\d+ ngày(?: làm việc)?)";
    private static final String OF = "(?:đối với )+(?:thủ tục |trường hợp )?(?<name>.+?)";

    /** Some items carry the number of the page on which the decision breaks. */
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile(TIME + " " + OF + "[.;]?", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
            Pattern.compile(
                    OF + " thì thời gian giải quyết " + TIME + "\\.?(?: \\d{1,3})?",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));

    /** The cases in their order; empty where the sentence is no list of cases. */
    static List<PortalCase> read(String written) {
        var items = ITEM.split(PortalTime.words(written));
        var cases = new ArrayList<PortalCase>();
        if (items.length < 3 || !items[0].isBlank()) return List.of();
        for (int i = 1; i < items.length; i++) item(items[i].strip()).ifPresent(cases::add);
        return cases.size() == items.length - 1 ? List.copyOf(cases) : List.of();
    }

    private static Optional<PortalCase> item(String text) {
        var bare = PortalTime.withoutAsides(text);
        for (var form : FORMS) {
            var item = form.matcher(bare);
            if (!item.matches() || PortalTime.saysTime(item.group("name"))) continue;
            var name = item.group("name").strip();
            var time = PortalTime.read(item.group("time") + PortalTime.asides(text));
            return time.limit() == null
                    ? Optional.empty()
                    : Optional.of(new PortalCase(Character.toUpperCase(name.charAt(0)) + name.substring(1), time));
        }
        return Optional.empty();
    }
}
