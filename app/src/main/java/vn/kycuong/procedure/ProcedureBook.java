package vn.kycuong.procedure;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole catalogue in memory. */
final class ProcedureBook {
    /** A code, whatever a province appended to it or which level it is said for. */
    private static final Pattern CODE = Pattern.compile("\\d\\.\\d{6}");

    /** One state of a procedure. */
    record Version(
            String version,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            boolean offered,
            @Nullable String code,
            String codeConfidence,
            String level,
            String agency,
            Decider decides,
            List<Decider> alsoDecides,
            @Nullable String agencyKey,
            List<String> channels,
            int sets,
            boolean sameDay,
            String result,
            String legalBasis,
            String notes,
            Publication publication,
            List<Paper> papers) {
        boolean inForce(LocalDate date) {
            var to = effectiveTo;
            return !date.isBefore(effectiveFrom) && (to == null || !date.isAfter(to));
        }
    }

    /** Whose word an entry is. */
    enum Origin {
        /** Of the reference data that ships with the program; loading it anew replaces it. */
        SHIPPED,
        /** Confirmed in this province; only its people change it. */
        PROVINCE
    }

    /** One procedure with all its states. */
    record Entry(
            int id,
            String key,
            String name,
            String nameEn,
            String field,
            String fieldEn,
            List<String> subjects,
            @Nullable String refusal,
            List<String> words,
            List<Version> versions,
            List<Fee> fees,
            List<ProcedureCase> cases,
            List<ProcedureCode> codes,
            List<Related> related,
            Origin origin) {
        /** Every code it was ever known by, of each level. */
        List<String> allCodes() {
            return Stream.concat(
                            codes.stream().map(ProcedureCode::code),
                            versions.stream().flatMap(v -> ProcedureBook.codes(v.code()).stream()))
                    .distinct()
                    .toList();
        }

        Optional<Version> versionOn(LocalDate date) {
            for (var version : versions.reversed()) if (version.inForce(date)) return Optional.of(version);
            return Optional.empty();
        }

        ProcedureVersion version(Version v, String refusalOnDay, List<ProcedureCase> openCases, LocalDate date) {
            return new ProcedureVersion(
                    key,
                    v.version(),
                    name,
                    nameEn,
                    field,
                    fieldEn,
                    subjects,
                    v.effectiveFrom(),
                    v.effectiveTo(),
                    v.offered(),
                    v.code(),
                    v.codeConfidence(),
                    v.level(),
                    v.agency(),
                    v.decides(),
                    v.alsoDecides(),
                    v.agencyKey(),
                    v.channels(),
                    v.sets(),
                    v.sameDay(),
                    v.result(),
                    v.legalBasis(),
                    v.notes(),
                    refusalOnDay,
                    v.papers(),
                    fees.stream().filter(fee -> fee.inForce(date)).toList(),
                    openCases,
                    v.publication(),
                    codes,
                    related);
        }
    }

    private final List<Entry> entries;
    private final ProcedureIndex index;
    private final Map<String, Entry> byKeyOrCode = new HashMap<>();

    ProcedureBook(List<Entry> entries, ProcedureIndex index) {
        this.entries = entries;
        this.index = index;
        for (var entry : entries) {
            byKeyOrCode.put(entry.key(), entry);
            for (var code : entry.allCodes()) byKeyOrCode.putIfAbsent(code, entry);
        }
    }

    List<Entry> entries() {
        return entries;
    }

    ProcedureIndex index() {
        return index;
    }

    Optional<Entry> find(String keyOrCode) {
        var code = CODE.matcher(keyOrCode);
        return Optional.ofNullable(byKeyOrCode.get(code.lookingAt() ? code.group() : keyOrCode));
    }

    /** The codes written in a text: one, or one for each level. */
    static List<String> codes(@Nullable String text) {
        return text == null
                ? List.of()
                : CODE.matcher(text).results().map(found -> found.group()).toList();
    }
}
