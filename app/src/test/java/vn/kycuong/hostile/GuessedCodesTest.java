package vn.kycuong.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever guesses codes, keys and facts on the tracking page learns nothing and is soon braked; whoever has no finished dossier rates none. */
class GuessedCodesTest extends HostileWorld {
    private static final String WRONG = "9182736450";

    @BeforeEach
    void watched() {
        watch();
        written();
    }

    private String dossier(String state, int no) {
        return one(
                "select d.case_id::text from dossier.dossier d join ledger.case_head h using (case_id) where h.state = '"
                        + state + "' order by d.code offset " + no + " limit 1");
    }

    private String of(String id, String what) {
        return one("select " + what + " from dossier.dossier where case_id = '" + id + "'");
    }

    private static Map<String, String> asked(String code, String fact) {
        var typed = new LinkedHashMap<>(Map.of("khoa", "", "ma", code));
        if (!fact.isEmpty()) typed.put("so", fact);
        return typed;
    }

    /** A page without what differs from one request to the next, and without the code that was typed. */
    private static String bare(HttpResponse<String> answer, String typed) {
        return answer.statusCode() + "\n"
                + answer.body()
                        .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
                        .replace(typed, "MÃ")
                        .replaceAll("[0-9A-F]{8}(?=<)", "SỰ VIỆC");
    }

    @Test
    void a_wrong_fact_is_answered_alike_for_a_code_that_exists_and_for_one_that_does_not() {
        var real = of(dossier("RETURNED", 0), "code");
        var none = real.replaceAll("\\d{4}$", "9999");
        assertThat(one("select count(*)::text from dossier.dossier where code = '" + none + "'"))
                .isEqualTo("0");
        var person = new Person("");
        person.get("/tra-cuu");
        var met = bare(person.post("/tra-cuu", asked(real, WRONG)), real);
        assertThat(met).startsWith("200").contains("không khớp hồ sơ nào");
        assertThat(bare(person.post("/tra-cuu", asked(none, WRONG)), none)).isEqualTo(met);
        assertThat(bare(person.post("/tra-cuu", asked(real, "x")), real)).isEqualTo(met);
        assertThat(written()).isEmpty();
    }

    @Test
    void a_key_that_is_guessed_opens_nothing_and_says_what_a_wrong_code_says() {
        var person = new Person("");
        person.get("/tra-cuu");
        var key = of(dossier("RETURNED", 0), "tracking_key");
        var near = key.substring(0, key.length() - 1) + (key.endsWith("2") ? "3" : "2");
        var one = person.post("/tra-cuu", Map.of("khoa", near));
        var other = person.post("/tra-cuu", Map.of("khoa", "khong-co-khoa-nao-nhu-the"));
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(bare(other, "-")).isEqualTo(bare(one, "-"));
    }

    @Test
    void guesses_from_one_address_and_guesses_at_one_code_are_braked_alike_whether_the_code_exists_or_not() {
        var real = of(dossier("RETURNED", 1), "code");
        var none = real.replaceAll("\\d{4}$", "9998");
        assertThat(untilBraked(none, false)).as("from one address").isBetween(5, 40);
        int existing = untilBraked(real, true);
        assertThat(existing).as("from ever new addresses").isBetween(3, 20);
        var another = real.replaceAll("\\d{4}$", "9997");
        assertThat(untilBraked(another, true)).isEqualTo(existing);
        assertThat(written()).isEmpty();
    }

    /** How many wrong facts are answered before the page says to wait. */
    private int untilBraked(String code, boolean moving) {
        var person = new Person("");
        person.get("/tra-cuu");
        for (int i = 0; i < 100; i++) {
            if (moving) person.moves();
            var answer = person.post("/tra-cuu", asked(code, "765430%04d".formatted(9_100 + i)));
            if (answer.statusCode() == 429) {
                assertThat(answer.body()).contains("lang=\"vi\"");
                assertThat(answer.headers().firstValue("retry-after")).isPresent();
                return i;
            }
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        return 100;
    }

    @Test
    void nobody_rates_without_a_finished_dossier_by_anothers_key_or_twice() {
        var open = dossier("PROCESSING", 0);
        var person = new Person("");
        person.get("/tra-cuu?khoa=" + of(open, "tracking_key"));
        assertThat(person.get("/tra-cuu/ho-so/" + open).statusCode()).isEqualTo(200);
        assertThat(person.get("/tra-cuu/ho-so/" + open + "/danh-gia").statusCode())
                .isEqualTo(404);
        person.get("/tra-cuu");
        var refused = person.post("/tra-cuu/ho-so/" + open + "/danh-gia", rating());
        assertThat(refused.statusCode()).isIn(200, 404);
        assertThat(written()).as("one that is still being handled").isEmpty();

        var finished = one("""
                select d.case_id::text from dossier.dossier d join ledger.case_head h using (case_id)
                 where h.state = 'RETURNED'
                   and not exists (select from ledger.entry e where e.case_id = d.case_id and e.kind = 'dossier.Rated')
                 order by h.closed_at desc nulls last, d.code desc limit 1
                """);
        assertThat(person.post("/tra-cuu/ho-so/" + finished + "/danh-gia", rating())
                        .statusCode())
                .as("shown one dossier, rates another")
                .isEqualTo(404);
        assertThat(new Person("")
                        .get("/tra-cuu/ho-so/" + finished + "/danh-gia")
                        .statusCode())
                .as("shown none")
                .isEqualTo(404);
        assertThat(person.post("/tra-cuu/ho-so/" + UUID.randomUUID() + "/danh-gia", rating())
                        .statusCode())
                .isEqualTo(404);
        assertThat(written()).isEmpty();

        var holder = new Person("");
        holder.get("/tra-cuu?khoa=" + of(finished, "tracking_key"));
        holder.get("/tra-cuu");
        var first = holder.post("/tra-cuu/ho-so/" + finished + "/danh-gia", rating());
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(written()).contains("ledger.entry insert");
        holder.get("/tra-cuu");
        var again = holder.post("/tra-cuu/ho-so/" + finished + "/danh-gia", rating());
        assertThat(again.body()).contains("Hồ sơ này đã được đánh giá");
        assertThat(written()).as("a second time").isEmpty();
    }

    private static Map<String, String> rating() {
        return Map.of("key", UUID.randomUUID().toString(), "whole", "VERY_SATISFIED", "c3", "2", "comment", "");
    }
}
