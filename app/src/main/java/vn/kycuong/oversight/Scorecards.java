package vn.kycuong.oversight;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.kycuong.reference.Editions;

/** The scorecards of the register, and what they say of a place and a period. */
@Component
public class Scorecards {
    private final Supplier<List<Scorecard>> all;

    Scorecards(ScorecardRows rows, Editions editions) {
        this.all = editions.cached(ScorecardRegister.NAME, rows::all)::get;
    }

    /** Those in force on a day. */
    public List<Scorecard> at(LocalDate date) {
        return all.get().stream().filter(card -> card.inForce(date)).toList();
    }

    /** What a card says of figures counted by its own reckoning, and of what the unit said by papers. */
    public Score score(Scorecard card, Balance balance, Quality quality, Map<Integer, DeclaredValue> declared) {
        return ScoreRules.score(card, balance, quality, declared);
    }
}
