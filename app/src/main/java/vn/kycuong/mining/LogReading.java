package vn.kycuong.mining;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What belongs to one reading of one log, whatever its format. */
final class LogReading {
    /** Steps that say no name. */
    static final String UNNAMED = "(không ghi)";

    final LogNames names = new LogNames();
    final LogNotes notes = new LogNotes();
    final MomentText moments = new MomentText();
    final FoundKeys keys;
    final TraceSink sink;

    @Nullable
    OcelCounts ocel;
    /** Events that stand outside of every case. */
    long strays;

    LogReading(LogMapping mapping, TraceSink sink) {
        this.keys = new FoundKeys(mapping);
        this.sink = sink;
    }

    /** The moment that a text says, or the refusal of its line. */
    long moment(String text, String what, long line) throws Malformed {
        long read = moments.read(text);
        if (read == MomentText.WRONG)
            throw new Malformed(
                    line,
                    0,
                    "“%s” không phải là thời điểm (%s). Viết như 2020-01-31T08:30:00+07:00."
                            .formatted(shown(text), what));
        if (moments.wasBare()) notes.note("Thời điểm không ghi múi giờ: đọc theo giờ Việt Nam.", line);
        return read;
    }

    int activity(String name, long line) throws Malformed {
        int number = names.activities().number(name);
        if (number >= LogNames.MOST_ACTIVITIES)
            throw new Malformed(
                    line, 0, "Quá %,d tên bước khác nhau: cột tên bước có lẽ đã chọn nhầm.".formatted(number));
        return number;
    }

    /** Hands a whole case on. */
    void give(Trace trace, long line) {
        for (int i = 1; i < trace.size; i++) {
            if (trace.at[i] != Trace.NEVER && trace.at[i - 1] != Trace.NEVER && trace.at[i] < trace.at[i - 1])
                notes.note(
                        "Sự kiện ghi thời điểm sớm hơn sự kiện đứng trước nó: giữ thứ tự của tệp, khoảng cách tính là 0.",
                        line);
        }
        if (trace.size == 0) notes.note("Hồ sơ không có sự kiện nào: vẫn đếm là một hồ sơ.", line);
        if (keys.endsWithLastEvent() && trace.size > 0) trace.end = trace.at[trace.size - 1];
        sink.take(trace);
    }

    Optional<OcelCounts> ocel() {
        return Optional.ofNullable(ocel);
    }

    /** As much of a wrong value as a sentence can hold. */
    static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
