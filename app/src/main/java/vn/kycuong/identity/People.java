package vn.kycuong.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Post;
import vn.kycuong.organisation.Posts;

/** The people behind the numbers: what they are called, who works where. */
@Component
public class People {
    private final AccountRows rows;
    private final Posts posts;

    /** A name once given stays: accounts are renamed nowhere. */
    private final Map<ActorId, String> names = new ConcurrentHashMap<>();

    People(AccountRows rows, Posts posts) {
        this.rows = rows;
        this.posts = posts;
    }

    /** A person in a post. */
    public record Person(ActorId actor, PostId post, String name, String title) {}

    /** What colleagues and papers call this person; the number when nobody is known by it. */
    public String name(ActorId actor) {
        var known = names.get(actor);
        if (known != null) return known;
        names.putAll(rows.names(List.of(actor)));
        return names.getOrDefault(actor, "№ " + actor);
    }

    /** What a post is called; empty for no post. */
    public Optional<String> title(PostId post) {
        return posts.find(post).map(Post::title);
    }

    /** Who holds posts of this role at this unit on a date, in the order of their posts. */
    public List<Person> at(UnitId unit, String role, LocalDate date) {
        var holdings = posts.holdersAt(unit, date).stream()
                .filter(h -> h.post().role().name().equals(role))
                .toList();
        var missing = holdings.stream()
                .map(h -> h.person())
                .filter(person -> !names.containsKey(person))
                .toList();
        if (!missing.isEmpty()) names.putAll(rows.names(missing));
        return holdings.stream()
                .map(h -> new Person(
                        h.person(), h.post().id(), name(h.person()), h.post().title()))
                .toList();
    }
}
