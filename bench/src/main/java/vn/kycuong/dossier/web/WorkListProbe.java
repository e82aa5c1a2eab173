package vn.kycuong.dossier.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.identity.Officer;

/** The statements of the product's own work lists, one by one, for the bench: what a page asks, and how PostgreSQL answers it. */
public final class WorkListProbe {
    private final WorkRows rows;
    private final Instant now;

    public WorkListProbe(JdbcClient jdbc, Instant now) {
        this.rows = new WorkRows(jdbc);
        this.now = now;
    }

    /**
     * One question.
     *
     * @param rows asks it and says how many rows came
     */
    public record Question(String name, IntSupplier rows, java.util.function.Supplier<List<String>> plan) {}

    /** What a person may ask of a list. {@code rare} and {@code common} are words to search for. */
    public List<Question> questions(Officer officer, Instant deep, String rare, String common) {
        var mine = WorkQuery.of(Whose.MINE, null, now);
        var unit = WorkQuery.of(Whose.UNIT, null, now);
        var all = WorkQuery.of(Whose.ALL, null, now);
        var questions = new ArrayList<Question>();
        questions.add(page("inbox, first page", mine, officer, null));
        questions.add(page("unit's work, first page", unit, officer, null));
        questions.add(page("all I may see, first page", all, officer, null));
        questions.add(page("all I may see, deep page", all, officer, new WorkCursor(deep, new UUID(0, 0), 0, false)));
        questions.add(page("overdue", unit.with(WorkGroup.LATE), officer, null));
        questions.add(page("due soon", unit.with(WorkGroup.SOON), officer, null));
        questions.add(counts("counts of the inbox", mine, officer));
        questions.add(counts("counts of all I may see", all, officer));
        questions.add(new Question(
                "pressing, unit by unit", () -> rows.pressing(all, officer).size(), List::of));
        questions.add(page("search open, rare", searching(rare), officer, null));
        questions.add(page("search open, common", searching(common), officer, null));
        questions.add(closed("search done, rare", searching(rare), officer));
        questions.add(closed("search done, common", searching(common), officer));
        return questions;
    }

    private Question page(String name, WorkQuery query, Officer officer, @Nullable WorkCursor from) {
        return new Question(
                name,
                () -> rows.lines(query, officer, from, WorkLists.PAGE + 1).size(),
                () -> rows.plan(
                        rows.pageSql(query, officer, from, " limit " + (WorkLists.PAGE + 1)), query, officer, from));
    }

    private Question counts(String name, WorkQuery query, Officer officer) {
        return new Question(
                name,
                () -> rows.counts(query, officer).total(),
                () -> rows.plan(rows.countSql(query, officer), query, officer, null));
    }

    private Question closed(String name, WorkQuery query, Officer officer) {
        return new Question(
                name,
                () -> rows.closed(query, officer, null, WorkLists.PAGE + 1).size(),
                List::of);
    }

    private WorkQuery searching(String words) {
        return new WorkQuery(Whose.ALL, null, null, "", null, null, null, null, words, now);
    }
}
