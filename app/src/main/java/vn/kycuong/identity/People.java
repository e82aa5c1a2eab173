package vn.kycuong.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;

/** What people are called, and who can be given work at a unit. */
@Component
public class People {
    private final AccountRows rows;
    private final vn.kycuong.organisation.Posts posts;
    private final Map<ActorId, String> names = new ConcurrentHashMap<>();

    People(AccountRows rows, vn.kycuong.organisation.Posts posts) {
        this.rows = rows;
        this.posts = posts;
    }

    /** A person as colleagues name them. */
    public record Person(ActorId actor, String name) {}

    /** The name on file; the number when there is none. Names are kept in memory: an account's name never changes. */
    public String name(ActorId actor) {
        return names.computeIfAbsent(actor, a -> rows.displayName(a).orElse("#" + a));
    }

    /** Who holds a post of this role at a unit on a day. */
    public List<Person> at(UnitId unit, String role, LocalDate date) {
        return posts.holdersAt(unit, date).stream()
                .filter(h -> h.post().role().name().equals(role))
                .map(Holding::person)
                .map(p -> new Person(p, name(p)))
                .toList();
    }
}
