package vn.kycuong.dossier;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.ledger.Chains;
import vn.kycuong.ledger.LedgerEntry;
import vn.kycuong.ledger.Reaction;
import vn.kycuong.worktime.WorkTime;

/** Keeps what people are told about the clocks of dossiers up with the ledger; an entry read twice tells once. */
@Component
class ReminderReactions implements Reaction {
    private final Chains chains;
    private final ReminderRows rows;
    private final WorkTime workTime;

    ReminderReactions(Chains chains, ReminderRows rows, WorkTime workTime) {
        this.chains = chains;
        this.rows = rows;
        this.workTime = workTime;
    }

    @Override
    public String name() {
        return "dossier.reminders";
    }

    @Override
    public void react(List<LedgerEntry> entries) {
        var own = entries.stream()
                .map(LedgerEntry::entry)
                .filter(e -> Dossiers.KIND.equals(e.caseKind()))
                .toList();
        var telling = own.stream()
                .filter(e -> ReminderRules.told(e).isPresent())
                .map(Entry::caseId)
                .distinct()
                .toList();
        var whole = chains.of(telling);
        for (var entry : own) {
            for (int no : ReminderRules.over(entry)) rows.over(entry.caseId(), no, entry.version());
            ReminderRules.told(entry)
                    .ifPresent(told -> tell(entry, told, whole.getOrDefault(entry.caseId(), List.of())));
        }
    }

    private void tell(Entry entry, ReminderRules.Told told, List<Entry> chain) {
        var then = CaseState.replay(entry.caseId(), entry.caseKind(), chain.subList(0, entry.version()));
        var unit = then.obligation(told.no()).unit();
        var calendar = workTime.calendar(unit, entry.recordedAt());
        rows.insert(entry, told, unit, ReminderRules.tellAt(calendar, entry.recordedAt()));
    }
}
