package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.reference.Editions;

/** Who is not logged in reads which offices are late, and no name and no code of anybody. */
class OverdueBoardTest extends SampleWorld {
    /** What nobody may find in the page. */
    private record Secret(String code, String label, String tracking) {}

    @Test
    void no_name_and_no_full_code_of_an_overdue_dossier_is_in_the_page(@Autowired Editions editions) {
        var owner = JdbcClient.create(owner());
        // in a small sample few offices have five
        owner.sql("update law.rule set value = '1' where key = 'board.smallest-cell'")
                .update();
        try {
            editions.changed("law.rule");
            var response = page.request().get(at("/ho-so-qua-han"));
            assertThat(response.status()).isEqualTo(200);
            var html = new String(response.body(), StandardCharsets.UTF_8);
            assertThat(html).contains("Hồ sơ quá hạn", "•••-").doesNotContain("/ho-so/");
            var secrets = secrets(owner);
            assertThat(secrets).hasSizeGreaterThan(2);
            for (var secret : secrets)
                assertThat(html).doesNotContain(secret.code(), secret.label(), secret.tracking());
            for (var name : owner.sql(
                            "select display_name from identity.account where display_name not in (select title from organisation.post)")
                    .query(String.class)
                    .list()) assertThat(html).doesNotContain(name);
        } finally {
            owner.sql("update law.rule set value = '5' where key = 'board.smallest-cell'")
                    .update();
            editions.changed("law.rule");
        }
    }

    @Test
    void a_report_that_leaves_as_a_file_is_noted_and_names_no_applicant() {
        logIn("lanhdao.tinh");
        var owner = JdbcClient.create(owner());
        var before = exports(owner);
        var response = page.request().get(at("/bao-cao.xlsx?ky=nam&nam=2020"));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).startsWith('P', 'K');
        assertThat(exports(owner)).isEqualTo(before + 1);
    }

    private static long exports(JdbcClient owner) {
        return owner.sql("select count(*) from audit.line where kind = 'EXPORTED' and what = 'GET /bao-cao.xlsx'")
                .query(Long.class)
                .single();
    }

    private static List<Secret> secrets(JdbcClient owner) {
        return owner.sql("""
                select d.code, d.label, d.tracking_key
                  from oversight.dossier_fact f join dossier.dossier d on d.case_id = f.case_id
                 where f.known_to is null and f.met_at is null and f.closed_at is null and f.received_at is not null
                   and f.late_from <= timestamptz '2020-06-15 08:00+07'
                """)
                .query((row, _) -> new Secret(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }
}
