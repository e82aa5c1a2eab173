package vn.kycuong.counter.web;

import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import vn.kycuong.counter.Replacements;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;

/** Who is to be replaced, as typed; whatever the answer, it is kept. */
public record ReplaceForm(int person, int post, Map<String, String> typed) {
    static ReplaceForm none() {
        return new ReplaceForm(0, 0, Map.of());
    }

    static ReplaceForm of(String person, String post, MultiValueMap<String, String> typed) {
        return new ReplaceForm(
                SecondmentPages.actor(person).value(), Typed.whole(post).orElse(0), typed.toSingleValueMap());
    }

    /** Empty when it says neither at once nor which day is the last. */
    Optional<Replacements.Wish> wish() {
        boolean atOnce = text("ngay").equals("lap-tuc");
        var last = Typed.date(text("ngay-cuoi"));
        if (!atOnce && last.isEmpty()) return Optional.empty();
        return Optional.of(new Replacements.Wish(
                new ActorId(person),
                new PostId(post),
                atOnce ? null : last.get(),
                text("so"),
                Typed.date(text("ngay-ky")).orElse(null),
                text("ly-do"),
                Typed.whole(text("nguoi-thay"))
                        .filter(n -> n > 0)
                        .map(ActorId::new)
                        .orElse(null),
                text("key")));
    }

    private String text(String name) {
        return typed.getOrDefault(name, "");
    }

    /** Whether it is about this person in this post. */
    public boolean isAbout(int asked, int inPost) {
        return person == asked && post == inPost;
    }

    /** What was typed of this person, or what stands there otherwise. */
    public String value(int asked, int inPost, String name, String otherwise) {
        return isAbout(asked, inPost) ? text(name) : otherwise;
    }
}
