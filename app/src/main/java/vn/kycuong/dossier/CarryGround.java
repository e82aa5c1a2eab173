package vn.kycuong.dossier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.calendar.WorkingCalendar;
import vn.kycuong.kernel.CanonicalJson;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.law.Rules;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.process.Processes;
import vn.kycuong.reference.SearchText;
import vn.kycuong.vault.Vault;
import vn.kycuong.worktime.WorkTime;

/** What the registers say of lines of running dossiers, and how their cells wait sealed. */
@Component
class CarryGround {
    private static final String SEAL = "dossier.carry-line";
    private static final String PRINT = "dossier.carry-print";
    private static final TypeReference<Map<CarryColumn, String>> CELLS = new TypeReference<>() {};

    private final Procedures procedures;
    private final Processes processes;
    private final Organisation organisation;
    private final Rules rules;
    private final WorkTime workTime;
    private final Vault vault;
    private final JsonMapper json = JsonMapper.shared();

    CarryGround(
            Procedures procedures,
            Processes processes,
            Organisation organisation,
            Rules rules,
            WorkTime workTime,
            Vault vault) {
        this.procedures = procedures;
        this.processes = processes;
        this.organisation = organisation;
        this.rules = rules;
        this.workTime = workTime;
        this.vault = vault;
    }

    CarryRules rules(Instant now) {
        var today = LegalZone.local(now).toLocalDate();
        var byName = new HashMap<String, Optional<UnitId>>();
        for (var unit : organisation.unitsAt(today))
            byName.merge(SearchText.exact(unit.name()), Optional.of(unit.id()), (_, _) -> Optional.empty());
        var calendars = new HashMap<UnitId, WorkingCalendar>();
        return new CarryRules(
                new CarryRules.Register(
                        procedures::get,
                        text -> organisation
                                .find(text)
                                .filter(u -> u.existsOn(today))
                                .map(Unit::id)
                                .or(() -> byName.getOrDefault(SearchText.exact(text), Optional.empty())),
                        version ->
                                processes.inForce(version.processCode(), today).isPresent(),
                        unit -> calendars.computeIfAbsent(unit, u -> workTime.calendar(u, now)),
                        rules.at(today).sameDayCutoff()),
                now);
    }

    byte[] seal(UUID file, CarrySheet.Line line) {
        return vault.seal(SEAL, context(file, line.no()), json.writeValueAsBytes(line.cells()));
    }

    /** A line as it was read; what held a formula is empty. */
    CarrySheet.Line open(UUID file, int no, byte[] sealed) {
        var cells = json.readValue(vault.open(SEAL, context(file, no), sealed), CELLS);
        return new CarrySheet.Line(no, cells, java.util.List.of());
    }

    /** The same for the same line, wherever it stands in whichever file. */
    byte[] print(CarrySheet.Line line) {
        var cells = new HashMap<String, String>();
        new EnumMap<>(line.cells()).forEach((column, text) -> cells.put(column.name(), text));
        return vault.fingerprint(PRINT, new String(CanonicalJson.bytes(cells), StandardCharsets.UTF_8));
    }

    private static String context(UUID file, int no) {
        return file + "/" + no;
    }
}
