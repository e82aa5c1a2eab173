package vn.kycuong.oversight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.law.Rule;
import vn.kycuong.reference.JsonRows;

/** Rows of {@code oversight.scorecard}, its items and its grades. */
@Repository
class ScorecardRows {
    private final JdbcClient jdbc;

    ScorecardRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A card as it is stored. */
    record Card(
            String cardKey,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            String name,
            String reckoning,
            String basis,
            String status,
            String note) {}

    /** An item as it is stored. */
    record Item(
            String cardKey,
            LocalDate effectiveFrom,
            int ord,
            String grp,
            String name,
            int most,
            @Nullable String numerator,
            @Nullable String denominator,
            @Nullable Integer fullMarks,
            String steps,
            @Nullable Integer nothing,
            String besides,
            String missing,
            String status,
            String note) {}

    /** A grade as it is stored. */
    record Grade(String cardKey, LocalDate effectiveFrom, int atLeast, String name) {}

    /** The oldest first. */
    List<Scorecard> all() {
        var items =
                jdbc.sql("""
                    select card_key, effective_from, ord, grp, name, most, numerator, denominator, full_marks, steps, nothing, besides, missing,
                           status, note
                      from oversight.scorecard_item
                     order by ord
                    """).query(new SimplePropertyRowMapper<>(Item.class)).list();
        var grades =
                jdbc.sql("""
                    select card_key, effective_from, at_least, name from oversight.scorecard_grade order by at_least desc
                    """).query(new SimplePropertyRowMapper<>(Grade.class)).list();
        return jdbc.sql("""
            select card_key, effective_from, effective_to, name, reckoning, basis, status, note
              from oversight.scorecard
             order by effective_from, card_key
            """).query(new SimplePropertyRowMapper<>(Card.class)).list().stream()
                .map(card -> card(card, items, grades))
                .toList();
    }

    void replace(List<Scorecard> cards) {
        jdbc.sql("delete from oversight.scorecard").update();
        var rows = new ArrayList<Card>();
        var items = new ArrayList<Item>();
        var grades = new ArrayList<Grade>();
        for (var card : cards) {
            rows.add(new Card(
                    card.cardKey(),
                    card.effectiveFrom(),
                    card.effectiveTo(),
                    card.name(),
                    card.reckoning().name(),
                    card.basis(),
                    card.status().name(),
                    card.note()));
            for (var item : card.items()) items.add(item(card, item));
            for (var grade : card.grades())
                grades.add(new Grade(card.cardKey(), card.effectiveFrom(), grade.atLeast(), grade.name()));
        }
        jdbc.sql("""
            insert into oversight.scorecard (card_key, effective_from, effective_to, name, reckoning, basis, status, note)
            select "cardKey", "effectiveFrom", "effectiveTo", name, reckoning, basis, status, note
              from jsonb_to_recordset(cast(:rows as jsonb)) as x("cardKey" text, "effectiveFrom" date, "effectiveTo" date,
                   name text, reckoning text, basis text, status text, note text)
            """).param("rows", JsonRows.of(rows)).update();
        jdbc.sql("""
            insert into oversight.scorecard_item (card_key, effective_from, ord, grp, name, most, numerator, denominator,
                                                  full_marks, steps, nothing, besides, missing, status, note)
            select "cardKey", "effectiveFrom", ord, grp, name, most, numerator, denominator, "fullMarks", steps, nothing, besides, missing,
                   status, note
              from jsonb_to_recordset(cast(:items as jsonb)) as x("cardKey" text, "effectiveFrom" date, ord int, grp text,
                   name text, most int, numerator text, denominator text, "fullMarks" int, steps text, nothing int, besides text, missing text,
                   status text, note text)
            """).param("items", JsonRows.of(items)).update();
        jdbc.sql("""
            insert into oversight.scorecard_grade (card_key, effective_from, at_least, name)
            select "cardKey", "effectiveFrom", "atLeast", name
              from jsonb_to_recordset(cast(:grades as jsonb)) as x("cardKey" text, "effectiveFrom" date, "atLeast" int,
                   name text)
            """).param("grades", JsonRows.of(grades)).update();
    }

    private static Item item(Scorecard card, Scorecard.Item item) {
        return new Item(
                card.cardKey(),
                card.effectiveFrom(),
                item.ord(),
                item.grp(),
                item.name(),
                item.most(),
                item.numerator() == null ? null : item.numerator().toString(),
                item.denominator() == null ? null : item.denominator().toString(),
                item.fullMarks(),
                steps(item.steps()),
                item.nothing(),
                item.besides().stream()
                        .map(beside -> beside.numerator() + "/" + beside.denominator() + "/" + steps(beside.steps()))
                        .collect(Collectors.joining(";")),
                item.missing(),
                item.status().name(),
                item.note());
    }

    private static Scorecard card(Card card, List<Item> items, List<Grade> grades) {
        return new Scorecard(
                card.cardKey(),
                card.effectiveFrom(),
                card.effectiveTo(),
                card.name(),
                Reckoning.valueOf(card.reckoning()),
                card.basis(),
                Rule.Status.valueOf(card.status()),
                card.note(),
                items.stream()
                        .filter(item -> item.cardKey().equals(card.cardKey())
                                && item.effectiveFrom().equals(card.effectiveFrom()))
                        .map(ScorecardRows::item)
                        .toList(),
                grades.stream()
                        .filter(grade -> grade.cardKey().equals(card.cardKey())
                                && grade.effectiveFrom().equals(card.effectiveFrom()))
                        .map(grade -> new Scorecard.Grade(grade.atLeast(), grade.name()))
                        .toList());
    }

    private static Scorecard.Item item(Item item) {
        return new Scorecard.Item(
                item.ord(),
                item.grp(),
                item.name(),
                item.most(),
                item.numerator() == null ? null : FigureSum.parse(item.numerator()),
                item.denominator() == null ? null : FigureSum.parse(item.denominator()),
                item.fullMarks(),
                steps(item.steps()),
                item.nothing(),
                besides(item.besides()),
                item.missing(),
                Rule.Status.valueOf(item.status()),
                item.note());
    }

    private static String steps(List<Scorecard.Step> steps) {
        return steps.stream().map(step -> step.perMille() + ":" + step.points()).collect(Collectors.joining(" "));
    }

    private static List<Scorecard.Step> steps(String text) {
        if (text.isEmpty()) return List.of();
        return Arrays.stream(text.split(" "))
                .map(step -> step.split(":"))
                .map(step -> new Scorecard.Step(Integer.parseInt(step[0]), Integer.parseInt(step[1])))
                .toList();
    }

    private static List<Scorecard.Beside> besides(String text) {
        if (text.isEmpty()) return List.of();
        return Arrays.stream(text.split(";"))
                .map(beside -> beside.split("/"))
                .map(beside ->
                        new Scorecard.Beside(FigureSum.parse(beside[0]), FigureSum.parse(beside[1]), steps(beside[2])))
                .toList();
    }
}
