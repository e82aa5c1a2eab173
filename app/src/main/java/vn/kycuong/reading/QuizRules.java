package vn.kycuong.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which questions an attempt asks, and how it is marked: the same whenever it is asked, so that nothing of it needs to lie in the browser. */
final class QuizRules {
    private QuizRules() {}

    /**
     * A question as it is asked.
     *
     * @param no its place in the bank, from 0
     * @param order the choices in the order in which they are shown, as numbers of the bank
     */
    record Drawn(int no, Question question, List<Integer> order) {
        Drawn {
            order = List.copyOf(order);
        }

        List<String> shown() {
            return order.stream().map(question.choices()::get).toList();
        }

        /** Where the right answer is shown, from 0. */
        int right() {
            return order.indexOf(question.right());
        }
    }

    /** Draws the questions of an attempt; the person and the number of the attempt decide which. */
    static List<Drawn> draw(List<Question> bank, ReadingGroup group, int size, long seed) {
        var random = new Random(seed);
        var mine = new ArrayList<>(IntStream.range(0, bank.size())
                .filter(no -> bank.get(no).isFor(group))
                .boxed()
                .toList());
        Collections.shuffle(mine, random);
        return mine.stream()
                .limit(size)
                .map(no -> drawn(no, bank.get(no), random))
                .toList();
    }

    private static Drawn drawn(int no, Question question, Random random) {
        var order = new ArrayList<>(
                IntStream.range(0, question.choices().size()).boxed().toList());
        Collections.shuffle(order, random);
        return new Drawn(no, question, order);
    }

    /** Follows from whose reading it is (campaign, person and stay are one case) and which attempt. */
    static long seed(String caseId, int attempt) {
        var digest =
                Fingerprint.sha256(("reading-quiz:%s:%d".formatted(caseId, attempt)).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong();
    }

    /** What is kept of an attempt: a line a question, its place in the bank and the choice that was made. */
    static String kept(List<Drawn> drawn, List<Integer> answers) {
        return IntStream.range(0, drawn.size())
                .mapToObj(i -> drawn.get(i).no() + " " + drawn.get(i).order().get(answers.get(i)))
                .collect(Collectors.joining("\n"));
    }

    /** An answer as it was kept. */
    record Answered(Question question, int chosen) {
        boolean isRight() {
            return chosen == question.right();
        }
    }

    /** Reads back what was kept. */
    static List<Answered> answered(String kept, List<Question> bank) {
        return kept.lines()
                .map(line -> line.split(" ", 2))
                .map(two -> new Answered(bank.get(Integer.parseInt(two[0])), Integer.parseInt(two[1])))
                .toList();
    }

    /** How many of the answers are right. */
    static int right(List<Drawn> drawn, List<Integer> answers) {
        return (int) IntStream.range(0, drawn.size())
                .filter(i -> answers.get(i) == drawn.get(i).right())
                .count();
    }

    /** Whether so many right answers of so many pass. */
    static boolean passes(int right, int of, int percent) {
        return right * 100 >= percent * of;
    }
}
