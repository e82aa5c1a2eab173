package vn.kycuong.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Post;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.Unit;
import vn.kycuong.ui.SiteAddress;

/** The lines of the list of a week: unit by unit, in numbers and with the list that each number opens. No dossier is named, none that is sealed is counted. */
@Component
class WeekLines {
    private static final String OF_UNIT = "/viec-cua-toi?cua=unit&khi=%s&don-vi=%d";

    private final PressingRows rows;
    private final Situations situations;
    private final Organisation organisation;
    private final Posts posts;
    private final SiteAddress site;

    WeekLines(PressingRows rows, Situations situations, Organisation organisation, Posts posts, SiteAddress site) {
        this.rows = rows;
        this.situations = situations;
        this.organisation = organisation;
        this.posts = posts;
        this.site = site;
    }

    /**
     * The list in words.
     *
     * @param count of all units together
     */
    record Week(int count, List<String> lines) {}

    /** Of the units right below those that a person heads today, as far as something presses there. */
    Week of(ActorId head, Instant now, String lang) {
        var day = LegalZone.local(now).toLocalDate();
        var held = posts.holdingsOf(head, day).stream().map(Holding::post).toList();
        var pressing = rows.of(below(held, day), now);
        var words = situations.at(day).stream()
                .filter(s -> s.happening() == Happening.UNIT_PRESSED)
                .findFirst();
        if (words.isEmpty()) return new Week(0, List.of());
        return new Week(
                pressing.stream().mapToInt(p -> p.late() + p.soon()).sum(),
                pressing.stream()
                        .map(p -> text(p, words.get().wording(), day, lang))
                        .toList());
    }

    /** The units right below those that these posts head, as the tree of the day stands; none that they head themselves. */
    List<UnitId> below(List<Post> held, LocalDate day) {
        var headed = held.stream().filter(Post::head).map(Post::unit).distinct().toList();
        return headed.stream()
                .flatMap(unit -> organisation.children(unit, day).stream().map(Unit::id))
                .filter(unit -> !headed.contains(unit))
                .distinct()
                .toList();
    }

    private String text(PressingRows.Pressing unit, Wording words, LocalDate day, String lang) {
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(Placeholder.UNIT, organisation.nameAt(unit.unit(), day));
        values.put(Placeholder.LATE_COUNT, String.valueOf(unit.late()));
        values.put(Placeholder.SOON_COUNT, String.valueOf(unit.soon()));
        values.put(
                Placeholder.UNIT_LIST,
                site.configured().orElse("")
                        + OF_UNIT.formatted(
                                unit.late() > 0 ? "late" : "all", unit.unit().value()));
        return WordingRules.filled(words.title(lang), values);
    }
}
