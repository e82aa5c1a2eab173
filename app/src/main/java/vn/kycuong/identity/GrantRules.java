package vn.kycuong.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.kycuong.identity.AccountRows.Reach;
import vn.kycuong.identity.AccountRows.Role;
import vn.kycuong.identity.AccountRows.RoleRight;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Grants.Grant;

/** What a held post gives: rights over a unit, and a scope to read. */
record GrantRules(Map<String, Role> roles, Map<String, List<RoleRight>> rights) {
    static GrantRules of(List<Role> roles, List<RoleRight> rights) {
        return new GrantRules(
                roles.stream().collect(Collectors.toMap(Role::name, r -> r)),
                rights.stream().collect(Collectors.groupingBy(RoleRight::role)));
    }

    /**
     * A right counts in the post's own unit, and for what the units left that it followed: the head of a district does not sign for its
     * communes.
     */
    List<Grant> grants(HeldPost post) {
        return rights.getOrDefault(post.role(), List.of()).stream()
                .filter(r -> post.only().map(only -> only.contains(r.right())).orElse(true))
                .flatMap(r -> places(r, post).map(unit -> new Grant(post.post(), r.right(), unit)))
                .toList();
    }

    private static Stream<UnitId> places(RoleRight right, HeldPost post) {
        return right.everywhere()
                ? Stream.of(UnitId.ALL)
                : Stream.concat(Stream.of(post.unit()), post.former().stream());
    }

    Set<String> rightsOf(String role) {
        return rights.getOrDefault(role, List.of()).stream()
                .map(RoleRight::right)
                .collect(Collectors.toSet());
    }

    Scope scope(HeldPost post, int grantVersion) {
        return switch (reach(post)) {
            case NONE -> Scope.of(List.of(), grantVersion);
            case UNIT -> Scope.of(own(post), grantVersion);
            case SUBTREE -> {
                var units = own(post);
                units.addAll(post.below());
                yield Scope.of(units, grantVersion);
            }
            case ALL -> Scope.all(grantVersion);
        };
    }

    private static List<UnitId> own(HeldPost post) {
        var units = new ArrayList<>(post.former());
        units.add(post.unit());
        return units;
    }

    /** Everything that must not change under an open session, as one text. */
    String fingerprint(List<HeldPost> posts) {
        return posts.stream()
                .map(p -> p.post() + " " + p.role() + " " + p.unit() + " " + scope(p, 0) + " "
                        + grants(p).stream()
                                .map(g -> g.right() + "@" + g.unit())
                                .sorted()
                                .toList()
                        + (p.inPlaceOf() == null ? "" : " for " + p.inPlaceOf()))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** The post taken at log-in when several are held: one's own before those one stands in for. */
    Comparator<HeldPost> highestFirst() {
        return Comparator.<HeldPost, Boolean>comparing(p -> p.inPlaceOf() != null)
                .thenComparingInt(p -> -rank(p))
                .thenComparing(HeldPost::post);
    }

    private int rank(HeldPost post) {
        var role = roles.get(post.role());
        return role == null ? 0 : role.rank();
    }

    private Reach reach(HeldPost post) {
        var role = roles.get(post.role());
        return role == null ? Reach.NONE : role.reach();
    }
}
