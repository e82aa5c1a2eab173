package vn.kycuong.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import vn.kycuong.audit.Doer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;

/**
 * A person at work in one post (công chức đang làm việc).
 *
 * @param role what the post is: RECEIVER, OFFICER, CLERK, LEADER, CHAIR, ADMIN
 * @param rights what the role may do; over which units, the ledger's grants say
 * @param scope whose cases the person may see
 * @param inPlaceOf who holds the post, when this person only stands in; null in a post of one's own
 * @param owesProof whether a second proof must be set up before anything else: until then there are no rights and nothing to see
 */
public record Officer(
        ActorId actor,
        PostId post,
        UnitId unit,
        String unitName,
        String displayName,
        String role,
        Set<String> rights,
        Scope scope,
        @Nullable ActorId inPlaceOf,
        boolean owesProof) {
    public Officer {
        rights = Set.copyOf(rights);
    }

    /** In a post of one's own. */
    public Officer(
            ActorId actor,
            PostId post,
            UnitId unit,
            String unitName,
            String displayName,
            String role,
            Set<String> rights,
            Scope scope) {
        this(actor, post, unit, unitName, displayName, role, rights, scope, null, false);
    }

    public boolean may(String right) {
        return rights.contains(right);
    }

    /** As the audit notes this person. */
    public Doer doer() {
        return new Doer(actor, post, unit, inPlaceOf);
    }

    /** Ends the request with the page "không có quyền" unless the right is held. */
    public void must(String right) {
        if (!may(right)) throw new AccessDeniedException("Role " + role + " has no right " + right);
    }
}
