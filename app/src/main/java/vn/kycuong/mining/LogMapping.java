package vn.kycuong.mining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes of a log say what (ánh xạ cột): what was told, else what the log is found to have. Names of XES attributes, of columns of a
 * CSV, of attributes of OCEL objects.
 */
public record LogMapping(Map<Role, String> told) {
    public static final LogMapping GUESSED = new LogMapping(Map.of());

    public LogMapping {
        told = Map.copyOf(told);
    }

    /** What an attribute says. The candidates are asked in their order when nothing was told. */
    public enum Role {
        CASE(
                "--case",
                "concept:name",
                "case:concept:name",
                "case_id",
                "case id",
                "caseid",
                "case",
                "ma_ho_so",
                "mã hồ sơ"),
        ACTIVITY("--activity", "concept:name", "activity", "event", "task", "buoc", "bước", "cong_viec", "công việc"),
        TIME(
                "--time",
                "time:timestamp",
                "timestamp",
                "time",
                "complete_timestamp",
                "thoi_diem",
                "thời điểm",
                "luc",
                "lúc"),
        RESOURCE("--resource", "org:resource", "resource", "user", "nguoi_lam", "người làm"),
        GROUP("--group", "org:group", "group", "don_vi", "đơn vị", "unit"),
        CASE_GROUP("--case-group"),
        START("--start", "startdate", "start_date", "case:startdate", "tiep_nhan_luc", "tiếp nhận lúc"),
        DEADLINE(
                "--deadline",
                "deadline",
                "case:deadline",
                "due",
                "due_date",
                "duedate",
                "han",
                "hạn",
                "ngay_hen_tra",
                "ngày hẹn trả"),
        END(
                "--end",
                "enddate",
                "end_date",
                "case:enddate",
                "finished_at",
                "ket_thuc_luc",
                "kết thúc lúc",
                "có kết quả lúc"),
        OBJECT_TYPE("--object-type");

        private final String option;
        private final List<String> candidates;

        Role(String option, String... candidates) {
            this.option = option;
            this.candidates = List.of(candidates);
        }

        /** As it is told to the command. */
        public String option() {
            return option;
        }

        List<String> candidates() {
            return candidates;
        }

        /** Whether it is said once of a case, and not of each event. */
        boolean isOfCase() {
            return this == CASE_GROUP || this == START || this == DEADLINE || this == END;
        }

        /** The role that an option of the command names. */
        public static Optional<Role> of(String option) {
            for (var role : values()) if (role.option.equals(option)) return Optional.of(role);
            return Optional.empty();
        }
    }

    /** Tells instead of {@link Role#END} that a case is finished by its last event. */
    public static final String LAST_EVENT = "@cuoi";

    boolean endsWithLastEvent() {
        return LAST_EVENT.equals(told.get(Role.END));
    }

    @Nullable
    String told(Role role) {
        return told.get(role);
    }

    /** One more thing told. */
    public LogMapping with(Role role, String attribute) {
        var more = new LinkedHashMap<>(told);
        more.put(role, attribute);
        return new LogMapping(more);
    }

    /** In one line and one order, so that the same mapping is the same text. */
    String text() {
        var text = new StringBuilder();
        for (var role : Role.values()) {
            var attribute = told.get(role);
            if (attribute != null)
                text.append(text.isEmpty() ? "" : " ")
                        .append(role.option)
                        .append('=')
                        .append(attribute);
        }
        return text.toString();
    }
}
