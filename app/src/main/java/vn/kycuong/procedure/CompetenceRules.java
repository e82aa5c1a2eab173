package vn.kycuong.procedure;

import java.text.CollationKey;
import java.text.Collator;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.procedure.Procedures.Competence;
import vn.kycuong.procedure.Procedures.Competence.Competent;
import vn.kycuong.procedure.Procedures.Competence.NotHere;

/** Who decides what a unit takes in. Căn cứ: NĐ 61/2018 by level; NĐ 118/2025 whatever the boundary within the province. */
final class CompetenceRules {
    private static final String CHOOSE = "Chọn xã, phường của việc này.";

    private final Organisation organisation;
    private final boolean anyCommuneReceives;
    private final LocalDate date;

    CompetenceRules(Organisation organisation, boolean anyCommuneReceives, LocalDate date) {
        this.organisation = organisation;
        this.anyCommuneReceives = anyCommuneReceives;
        this.date = date;
    }

    /** The units that take an application for it in, by kind and name, where nothing but the receiving unit is known. */
    List<Unit> oneStops(ProcedureVersion procedure) {
        if (!procedure.takenInAtOneStop()) return List.of();
        return byName(organisation.unitsAt(date).stream()
                .filter(CompetenceRules::isOneStop)
                .filter(unit -> competent(procedure, unit.id(), null) instanceof Competent));
    }

    private static List<Unit> byName(Stream<Unit> units) {
        record Named(Unit unit, CollationKey name) {}
        var order = Collator.getInstance(Locale.of("vi", "VN"));
        return units.map(unit -> new Named(unit, order.getCollationKey(unit.name())))
                .sorted(Comparator.comparing((Named one) -> one.unit().kind()).thenComparing(Named::name))
                .map(Named::unit)
                .toList();
    }

    Competence competent(ProcedureVersion procedure, UnitId receivingId, @Nullable UnitId place) {
        var receiving = organisation.unit(receivingId);
        if (!receiving.existsOn(date)) {
            return new NotHere(
                    "%s không còn hoạt động vào ngày này.".formatted(receiving.name()),
                    "Đơn vị tiếp nhận nhiệm vụ của đơn vị này.");
        }
        return procedure.deciders().stream()
                .map(decider -> competent(decider, procedure, receiving, place))
                .filter(Competent.class::isInstance)
                .findFirst()
                .orElseGet(() -> competent(procedure.decides(), procedure, receiving, place));
    }

    private Competence competent(Decider decider, ProcedureVersion procedure, Unit receiving, @Nullable UnitId place) {
        return switch (decider) {
            case COMMUNE -> commune(receiving, place);
            case DISTRICT -> district(receiving, false);
            case DISTRICT_VIA_COMMUNE -> district(receiving, true);
            case AS_RECEIVED -> asReceived(receiving, place);
            case AGENCY -> agency(procedure, receiving);
            case NONE -> new NotHere(procedure.refusal(), "");
        };
    }

    /** The communes whose matter a unit takes in for others, by name; none where it takes in for itself alone. */
    List<Unit> places(ProcedureVersion procedure, UnitId receivingId) {
        var receiving = organisation.unit(receivingId);
        boolean ofACommune = procedure.decides() == Decider.COMMUNE || procedure.decides() == Decider.AS_RECEIVED;
        boolean forOthers =
                procedure.takenInAtOneStop() && ofACommune && receiving.existsOn(date) && receivesForOthers(receiving);
        return forOthers ? byName(organisation.unitsAt(date, UnitKind.COMMUNE).stream()) : List.of();
    }

    private boolean receivesForOthers(Unit receiving) {
        return anyCommuneReceives && (receiving.kind() == UnitKind.COMMUNE || isProvincialOneStop(receiving));
    }

    private Competence commune(Unit receiving, @Nullable UnitId place) {
        boolean own = place == null || place.equals(receiving.id());
        return own && receiving.kind() == UnitKind.COMMUNE
                ? competent(receiving)
                : forOther(receiving, place, "Thủ tục này do UBND xã, phường, thị trấn giải quyết.");
    }

    private Competence forOther(Unit receiving, @Nullable UnitId place, String why) {
        if (!receivesForOthers(receiving))
            return new NotHere(
                    why,
                    place == null
                            ? "Bộ phận Một cửa của UBND xã, phường, thị trấn."
                            : "Bộ phận Một cửa của " + organisation.nameAt(place, date) + ".");
        if (place == null) return new NotHere(why, CHOOSE);
        var other = organisation.unit(place);
        return other.kind() == UnitKind.COMMUNE && other.existsOn(date)
                ? competent(other)
                : new NotHere("%s không phải xã, phường của ngày này.".formatted(other.name()), CHOOSE);
    }

    private Competence district(Unit receiving, boolean communeReceives) {
        if (receiving.kind() == UnitKind.DISTRICT) return competent(receiving);
        var district = receiving.kind() == UnitKind.COMMUNE
                ? organisation.parentAt(receiving.id(), date)
                : Optional.<Unit>empty();
        if (communeReceives && district.isPresent()) return competent(district.get());
        return new NotHere(
                "Thủ tục này do UBND huyện, thành phố giải quyết.",
                "Bộ phận Một cửa của UBND " + district.map(Unit::name).orElse("huyện, thành phố") + ".");
    }

    private Competence asReceived(Unit receiving, @Nullable UnitId place) {
        boolean ofPeople = receiving.kind() == UnitKind.COMMUNE || receiving.kind() == UnitKind.DISTRICT;
        boolean own = place == null || place.equals(receiving.id());
        return own && ofPeople
                ? competent(receiving)
                : forOther(receiving, place, "Thủ tục này do cấp xã hoặc cấp huyện giải quyết.");
    }

    private Competence agency(ProcedureVersion procedure, Unit receiving) {
        var agency = Optional.ofNullable(procedure.agencyKey())
                .flatMap(organisation::byKey)
                .flatMap(unit -> organisation.dutyBearer(unit.id(), date));
        if (agency.isEmpty()) {
            return new NotHere(
                    "Chưa rõ cơ quan nào của tỉnh giải quyết thủ tục này vào ngày này.",
                    "Hỏi Trung tâm Phục vụ hành chính công tỉnh.");
        }
        boolean mayReceive = isProvincialOneStop(receiving)
                || receiving.id().equals(agency.get().id())
                || (anyCommuneReceives && receiving.kind() == UnitKind.COMMUNE);
        return mayReceive
                ? competent(agency.get())
                : new NotHere(
                        "Thủ tục này do %s giải quyết.".formatted(agency.get().name()),
                        "Trung tâm Phục vụ hành chính công tỉnh.");
    }

    private static Competence competent(Unit unit) {
        return new Competent(unit.id());
    }

    /** The province has one, each district and each commune has one; an agency is reached through that of the province. */
    private static boolean isOneStop(Unit unit) {
        return unit.kind() == UnitKind.DISTRICT || unit.kind() == UnitKind.COMMUNE || isProvincialOneStop(unit);
    }

    private static boolean isProvincialOneStop(Unit unit) {
        return unit.key().equals(Organisation.PROVINCIAL_ONE_STOP);
    }
}
