package vn.kycuong.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The questions of a campaign (ngân hàng câu hỏi), as they are typed: {@code ?} begins a question, {@code +} its right answer, {@code -} a wrong
 * one, {@code !} the explanation; {@code [một cửa]} says who is asked what follows.
 *
 * @param questions those that can be read, in the order in which they stand
 * @param problems what is wrong, with the number of its line
 */
public record QuestionBank(List<Question> questions, List<Problem> problems) {
    static final int MOST = 200;
    static final int LONGEST_LINE = 1_000;
    private static final int MOST_CHOICES = 8;
    private static final Map<String, ReadingGroup> GROUPS = Map.of(
            "lãnh đạo", ReadingGroup.LEADERS,
            "một cửa", ReadingGroup.COUNTER,
            "công chức", ReadingGroup.STAFF);
    private static final String EVERYBODY = "chung";

    /**
     * Something that is wrong in the typed text.
     *
     * @param line from 1
     * @param wordKey the sentence
     */
    public record Problem(int line, String wordKey) {}

    public QuestionBank {
        questions = List.copyOf(questions);
        problems = List.copyOf(problems);
    }

    /** How many questions a group may be asked. */
    public int countFor(ReadingGroup group) {
        return (int) questions.stream().filter(q -> q.isFor(group)).count();
    }

    /** Reads the notation; what is wrong is told line by line, all of it. */
    public static QuestionBank parse(String typed) {
        var reader = new Reader();
        int line = 0;
        for (var text : typed.lines().toList()) reader.line(++line, text.strip());
        reader.end();
        if (reader.questions.size() > MOST) reader.problems.add(new Problem(0, "reading.bank.tooMany"));
        return new QuestionBank(reader.questions, reader.problems);
    }

    private static final class Reader {
        private final List<Question> questions = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private @Nullable ReadingGroup group;
        private int begun;
        private String text = "";
        private String why = "";
        private final List<String> choices = new ArrayList<>();
        private int right = -1;

        void line(int number, String line) {
            if (line.isEmpty()) return;
            if (line.length() > LONGEST_LINE) {
                problems.add(new Problem(number, "reading.bank.longLine"));
                return;
            }
            var rest = line.substring(1).strip();
            switch (line.charAt(0)) {
                case '?' -> question(number, rest);
                case '+', '-' -> choice(number, rest, line.charAt(0) == '+');
                case '!' -> explanation(number, rest);
                case '[' -> group(number, line);
                default -> problems.add(new Problem(number, "reading.bank.unknown"));
            }
        }

        private void question(int number, String rest) {
            end();
            begun = number;
            text = rest;
            if (rest.isEmpty()) problems.add(new Problem(number, "reading.bank.empty"));
        }

        private void choice(int number, String rest, boolean isRight) {
            if (begun == 0) problems.add(new Problem(number, "reading.bank.noQuestion"));
            else if (rest.isEmpty()) problems.add(new Problem(number, "reading.bank.empty"));
            else if (choices.contains(rest)) problems.add(new Problem(number, "reading.bank.twice"));
            else if (isRight && right >= 0) problems.add(new Problem(number, "reading.bank.twoRight"));
            else {
                if (isRight) right = choices.size();
                choices.add(rest);
            }
        }

        private void explanation(int number, String rest) {
            if (begun == 0) problems.add(new Problem(number, "reading.bank.noQuestion"));
            else why = why.isEmpty() ? rest : why + " " + rest;
        }

        private void group(int number, String line) {
            end();
            var name = line.replaceAll("[\\[\\]]", "").strip().toLowerCase(java.util.Locale.ROOT);
            if (!name.equals(EVERYBODY) && !GROUPS.containsKey(name))
                problems.add(new Problem(number, "reading.bank.group"));
            group = GROUPS.get(name);
        }

        void end() {
            if (begun > 0) {
                if (right < 0) problems.add(new Problem(begun, "reading.bank.noRight"));
                if (choices.size() < 2 || choices.size() > MOST_CHOICES)
                    problems.add(new Problem(begun, "reading.bank.choices"));
                if (why.isEmpty()) problems.add(new Problem(begun, "reading.bank.noWhy"));
                questions.add(new Question(group, text, choices, Math.max(right, 0), why));
            }
            begun = 0;
            text = "";
            why = "";
            choices.clear();
            right = -1;
        }
    }
}
