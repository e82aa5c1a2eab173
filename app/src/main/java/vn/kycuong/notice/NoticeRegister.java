package vn.kycuong.notice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.Limit;
import vn.kycuong.reference.Findings;
import vn.kycuong.reference.Register;
import vn.kycuong.reference.SourceFiles;
import vn.kycuong.reference.SourceRecord;
import vn.kycuong.ui.Words;

/** Reads {@code notices.json}. */
@Component
class NoticeRegister implements Register {
    static final String NAME = "notice.situation";
    static final String FILE = "notices.json";
    private static final int AFTER_THE_DESKS = 110;

    private final SituationRows rows;

    NoticeRegister(SituationRows rows) {
        this.rows = rows;
    }

    @Override
    public Place place() {
        return Place.of(NAME, AFTER_THE_DESKS, FILE);
    }

    @Override
    public Store read(SourceFiles files, Findings findings) {
        var situations = situations(files, findings);
        return () -> rows.replace(situations);
    }

    /** Those that ship with the program. */
    static List<Situation> shipped() {
        return situations(SourceFiles.shipped(), new Findings());
    }

    static List<Situation> situations(SourceFiles files, Findings findings) {
        var situations = new ArrayList<Situation>();
        var seen = new HashSet<List<Object>>();
        for (var source : SourceRecord.json(FILE, files.read(FILE), findings).records("situations")) {
            var situation = situation(source);
            if (!seen.add(List.of(situation.key(), situation.effectiveFrom())))
                source.error("key", "Tình huống %s đã có một dòng cùng ngày hiệu lực.".formatted(situation.key()));
            situations.add(situation);
        }
        return situations;
    }

    private static Situation situation(SourceRecord source) {
        var situation = new Situation(
                source.text("key"),
                source.date("effective_from"),
                source.dateOrNull("effective_to"),
                source.choice("happening", Happening.class),
                source.choice("addressee", Addressee.class),
                lead(source),
                new Wording(
                        source.text("title_vi"),
                        source.textOr("text_vi", ""),
                        source.text("title_en"),
                        source.textOr("text_en", "")),
                source.text("basis"),
                source.text("status"),
                source.textOr("note", ""),
                0,
                false,
                source.has("optional") && source.flag("optional"),
                true,
                0);
        if (!situation.key().matches("[A-Z_]+"))
            source.error("key", "Tên tình huống chỉ gồm chữ hoa không dấu và gạch dưới.");
        if (situation.happening().isTimed() && situation.lead() == null)
            source.error("lead", "Thiếu khoảng thời gian, như 3WH (giờ làm việc) hoặc 5WD (ngày làm việc).");
        for (var problem : WordingRules.problems(situation, situation.wording()))
            source.error(
                    problem.field(),
                    Words.of("vi").get(problem.wordKey(), problem.arguments().toArray()));
        return situation;
    }

    private static @Nullable String lead(SourceRecord source) {
        var text = source.textOrNull("lead");
        if (text == null) return null;
        try {
            Limit.parse(text);
        } catch (IllegalArgumentException unreadable) {
            source.error("lead", "Không đọc được khoảng thời gian \"%s\".".formatted(text));
            return null;
        }
        return text;
    }
}
