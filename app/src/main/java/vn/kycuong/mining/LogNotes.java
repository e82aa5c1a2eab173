package vn.kycuong.mining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The notes of one reading, each sentence once. */
final class LogNotes {
    private static final int MOST = 50;

    private final Map<String, long[]> met = new LinkedHashMap<>();

    void note(String sentence, long line) {
        var known = met.get(sentence);
        if (known != null) known[0]++;
        else if (met.size() < MOST) met.put(sentence, new long[] {1, line});
    }

    List<LogNote> list() {
        var notes = new ArrayList<LogNote>();
        met.forEach((sentence, count) -> notes.add(new LogNote(sentence, count[0], count[1])));
        return List.copyOf(notes);
    }
}
