package vn.kycuong.dossier;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.PostId;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.ClockProjection;
import vn.kycuong.ledger.Ledger;

/**
 * What the holder of a finished dossier says of the service (đánh giá việc giải quyết): an entry of its own case, so that nobody rates without a
 * dossier, and nobody takes a rating away. Beside what he says stands what the entries say.
 */
@Component
public class Ratings {
    private final DossierRows rows;
    private final Ledger ledger;
    private final ActPath path;
    private final ClockProjection clocks;
    private final Rules rules;

    Ratings(DossierRows rows, Ledger ledger, ActPath path, ClockProjection clocks, Rules rules) {
        this.rows = rows;
        this.ledger = ledger;
        this.path = path;
        this.clocks = clocks;
        this.rules = rules;
    }

    /**
     * What is said.
     *
     * @param marks points by criterion, 1 to 9; left out where he does not know
     * @param comment in his own words; may be empty
     */
    public record Rating(Map<Integer, Integer> marks, Satisfaction whole, String comment) {
        public Rating {
            marks = Map.copyOf(marks);
            marks.forEach((criterion, mark) -> {
                if (criterion < 1 || criterion > ServiceMarks.CRITERIA || mark < 0 || mark > ServiceMarks.MOST)
                    throw new IllegalArgumentException("No such mark: " + criterion + " " + mark);
            });
        }
    }

    /** The points that the entries say already, by criterion; empty where the dossier cannot be rated now. */
    public Optional<Map<Integer, Integer>> prefilled(CaseId id) {
        var now = path.now();
        var entries = ledger.entries(id);
        return ledger.find(id)
                .filter(c -> RatingRules.rate(c, entries, now, days()) instanceof Decision.Effects)
                .map(c -> computed(c, entries, now));
    }

    private Map<Integer, Integer> computed(CaseState c, List<Entry> entries, Instant now) {
        return ServiceMarks.computed(
                c, entries, rows.find(c.id()).orElseThrow().channel(), now, o -> clocks.due(o, now));
    }

    /** Writes a rating down, once. */
    @Transactional
    public ActResult rate(CaseId id, String key, Rating rating) {
        var found = ledger.find(id);
        if (found.isEmpty()) return new ActResult.NotFound();
        var c = found.get();
        var now = path.now();
        var entries = ledger.entries(id);
        if (entries.stream().anyMatch(e -> key.equals(e.key()))) return new ActResult.Repeated();
        var decision = RatingRules.rate(c, entries, now, days());
        if (decision instanceof Decision.No no) return ActPath.refused(no);
        var facts = new HashMap<String, Object>();
        facts.put("whole", rating.whole().name());
        rating.marks().forEach((criterion, mark) -> facts.put("said" + criterion, mark));
        facts.put("criteria", rules.at(path.today()).ratingCriteria());
        computed(c, entries, now).forEach((criterion, mark) -> facts.put("computed" + criterion, mark));
        Commitment commitment = null;
        if (!rating.comment().isBlank()) {
            var written =
                    ActPath.content("rating", Map.of("text", rating.comment().strip()));
            var stored = rows.append(id, written, null);
            if (stored.isEmpty()) return ActPath.undone(path.overtaken(id, key));
            commitment = Commitment.of(stored.get().revision(), written.salt(), written.bytes());
        }
        var by = new Act.By(ActorId.PUBLIC, PostId.NONE, c.unitIn(), now, now, key);
        return path.record(c, by, DossierEvent.RATED, Rights.APPLY, c.unitIn(), commitment, decision, facts);
    }

    private int days() {
        return rules.at(path.today()).ratingDays();
    }
}
