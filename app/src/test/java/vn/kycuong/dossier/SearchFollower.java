package vn.kycuong.dossier;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.kernel.CaseId;

/** What the desk does behind the ledger, done at once for tests. */
public final class SearchFollower {
    private final FindRows rows;

    public SearchFollower(JdbcClient jdbc) {
        this.rows = new FindRows(jdbc);
    }

    public void follow(List<CaseId> cases) {
        rows.follow(cases);
    }
}
