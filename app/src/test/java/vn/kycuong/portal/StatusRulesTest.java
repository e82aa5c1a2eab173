package vn.kycuong.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.kycuong.dossier.DossierState;
import vn.kycuong.kernel.CaseId;

class StatusRulesTest {
    private static final Map<DossierState, Integer> NATIONAL = new EnumMap<>(Map.ofEntries(
            Map.entry(DossierState.SUBMITTED, 1),
            Map.entry(DossierState.REFUSAL_PROPOSED, 1),
            Map.entry(DossierState.ACCEPTED, 2),
            Map.entry(DossierState.REFUSED, 3),
            Map.entry(DossierState.PROCESSING, 4),
            Map.entry(DossierState.SUPPLEMENT_PROPOSED, 4),
            Map.entry(DossierState.PAUSED, 4),
            Map.entry(DossierState.GUIDED, 5),
            Map.entry(DossierState.WAITING_SUPPLEMENT, 5),
            Map.entry(DossierState.SUPPLEMENT_HANDED_IN, 5),
            Map.entry(DossierState.WAITING_FINANCE, 6),
            Map.entry(DossierState.WITHDRAWAL_REQUESTED, 7),
            Map.entry(DossierState.WITHDRAWN, 8),
            Map.entry(DossierState.STOPPED, 8),
            Map.entry(DossierState.REFERRED, 8),
            Map.entry(DossierState.AT_ONE_STOP, 9),
            Map.entry(DossierState.RETURNED, 10)));

    @Test
    void every_state_has_its_national_code_and_what_was_taken_back_has_none() {
        for (var state : DossierState.values())
            assertThat(StatusRules.status(state)).as(state.name()).isEqualTo(Optional.ofNullable(NATIONAL.get(state)));
        assertThat(StatusRules.status(DossierState.UNDONE)).isEmpty();
        assertThat(NATIONAL.values()).containsOnly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void a_message_has_the_same_id_for_the_same_entry_alone() {
        var id = new CaseId(UUID.randomUUID());
        assertThat(StatusRules.id(id, 3)).isEqualTo(StatusRules.id(id, 3)).isNotEqualTo(StatusRules.id(id, 4));
    }
}
