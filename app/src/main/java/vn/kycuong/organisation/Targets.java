package vn.kycuong.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.kycuong.kernel.UnitId;

/** Who fits a {@link TargetRule} on a day: asked again tomorrow, whoever came since is in it and whoever left is not. */
@Service
public class Targets {
    private final Organisation organisation;
    private final Posts posts;

    Targets(Organisation organisation, Posts posts) {
        this.organisation = organisation;
        this.posts = posts;
    }

    /** The units meant on a day, by number. */
    public List<Unit> units(TargetRule rule, LocalDate date) {
        var under = rule.under();
        var below = under == null ? null : ids(organisation.subtree(under, date));
        return organisation.unitsAt(date).stream()
                .filter(u -> !rule.without().contains(u.id()))
                .filter(u -> rule.units().contains(u.id())
                        || rule.kinds().contains(u.kind()) && (below == null || below.contains(u.id())))
                .toList();
    }

    /** Who holds a post that is meant on a day; a person in two posts stands in it twice. */
    public List<Holding> holdings(TargetRule rule, LocalDate date) {
        var units = ids(units(rule, date));
        return posts.holders(date).stream()
                .filter(h -> units.contains(h.post().unit()) && rule.means(h.post()))
                .toList();
    }

    private static Set<UnitId> ids(List<Unit> units) {
        return units.stream().map(Unit::id).collect(Collectors.toSet());
    }
}
