package vn.kycuong.dossier;

import java.util.ArrayList;
import java.util.List;
import vn.kycuong.kernel.CaseDecision;
import vn.kycuong.kernel.Effect;

/** What a rule says of an act: its effects, or the sentence that says why it is not possible. What they share: {@link DossierRules}. */
sealed interface Decision {
    /** The act may be recorded. */
    record Effects(List<Effect> effects) implements Decision {
        Effects(Effect... effects) {
            this(List.of(effects));
        }
    }

    /** The act is refused by rule. */
    record No(String wordKey, Object... arguments) implements Decision {}

    /** A general act, in the words of this desk. */
    static Decision of(CaseDecision decision) {
        return switch (decision) {
            case CaseDecision.Lawful(var effects) -> new Effects(effects);
            case CaseDecision.Refused(var why) -> new No(why.wordKey());
        };
    }

    /** A general act after which the dossier stands somewhere else. */
    static Decision inState(DossierState state, CaseDecision decision) {
        if (!(decision instanceof CaseDecision.Lawful(var effects))) return of(decision);
        var all = new ArrayList<Effect>();
        all.add(new Effect.StateChanged(state.name()));
        all.addAll(effects);
        return new Effects(all);
    }
}
