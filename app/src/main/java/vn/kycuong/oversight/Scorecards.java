package vn.kycuong.oversight;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.kycuong.reference.Editions;

/** The scorecards of the register, and what they say of a place and a period. */
@Component
public class Scorecards {
    private final Balances balances;
    private final ServiceQuality service;
    private final Supplier<List<Scorecard>> all;

    Scorecards(ScorecardRows rows, Balances balances, ServiceQuality service, Editions editions) {
        this.balances = balances;
        this.service = service;
        this.all = editions.cached(ScorecardRegister.NAME, rows::all)::get;
    }

    /** Those in force on a day. */
    public List<Scorecard> at(LocalDate date) {
        return all.get().stream().filter(card -> card.inForce(date)).toList();
    }

    /** What a card says of the dossiers of a question; they are counted by the card's own reckoning. */
    public Score score(Scorecard card, BalanceQuestion question) {
        var asked = question.by(card.reckoning());
        return ScoreRules.score(card, balances.total(asked), service.of(asked));
    }
}
