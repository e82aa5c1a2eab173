package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.vault.Vault;

/** A citizen logs in by an identity provider and sees the dossiers that bear his number, and no others. */
class CitizenByKeycloakTest extends SampleWorld {
    private record Kept(UUID caseId, byte @Nullable [] print) {}

    @Autowired
    private Vault vault;

    @Override
    String at(String path) {
        return super.at(path).replace("127.0.0.1", "localhost");
    }

    @Test
    void a_citizen_sees_his_own_dossiers_and_is_nobody_else() throws Exception {
        var database = JdbcClient.create(owner());
        var kept = database.sql("""
                select d.case_id, n.print
                  from dossier.dossier d
                  left join dossier.identity_number n on n.case_id = d.case_id
                 order by d.code limit 2
                """)
                .query((row, _) -> new Kept(row.getObject(1, UUID.class), row.getBytes(2)))
                .list();
        try (var _ = KeycloakServer.start(at(""))) {
            bear(database, kept, KeycloakServer.CITIZEN);
            var codes = codes(database, kept);
            open("/cong-dan/ho-so");
            assertThat(page.url()).as("nobody is known yet").endsWith("/cong-dan");
            fits();
            page.click("main a.govuk-button");
            atKeycloak(KeycloakServer.CITIZEN);
            page.waitForURL("**/cong-dan/ho-so");
            for (var code : codes) assertThat(text()).contains(code);
            assertThat(page.locator("main tbody tr").count()).isEqualTo(2);
            fits();
            assertThat(page.content()).as("the number itself is on no page").doesNotContain(KeycloakServer.CITIZEN);
            assertThat(database.sql(
                                    "select count(*) from identity.citizen_session where position(:number in encode(sealed, 'escape')) > 0")
                            .param("number", KeycloakServer.CITIZEN)
                            .query(Integer.class)
                            .single())
                    .as("nor in its session")
                    .isZero();
            page.click("main tbody a >> nth=0");
            page.waitForURL("**/tra-cuu/ho-so/**");
            assertThat(page.url()).as("no address bears the key").doesNotContain("khoa=");

            // a citizen is no officer, whatever he opens
            open("/viec-cua-toi");
            assertThat(page.url()).contains("/dang-nhap?tiep=");
            open("/ho-so/" + kept.getFirst().caseId());
            assertThat(page.url()).contains("/dang-nhap?tiep=");

            // what he begins while logged in he finds again, in any browser of his
            open("/nop-ho-so/BIRTH");
            page.click("main form[action='/nop-ho-so/BIRTH'] button");
            page.waitForURL("**/cau/*");
            page.context()
                    .clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("nhap"));
            open("/cong-dan/ho-so");
            assertThat(text()).contains("Bản nháp của bạn");
            fits();
            page.click("main form[action^='/cong-dan/ban-nhap/'] button");
            page.waitForURL("**/cau/*");

            bear(database, kept, "999999999999");
            open("/cong-dan/ho-so");
            assertThat(text()).contains("Chưa có hồ sơ nào");
            fits();
            page.click("main form[action='/cong-dan/thoat'] button");
            open("/cong-dan/ho-so");
            assertThat(page.url()).as("logged out").endsWith("/cong-dan");

            // the officers' account of the other client says no number
            page.context().clearCookies();
            open("/cong-dan");
            page.click("main a.govuk-button");
            atKeycloak(KeycloakServer.USER);
            page.waitForSelector("text=không cho biết số định danh");
        } finally {
            for (var one : kept) bear(database, one, one.print());
        }
    }

    private void bear(JdbcClient database, List<Kept> kept, String number) {
        for (var one : kept) bear(database, one, vault.fingerprint("dossier.identity-print", number));
    }

    private static void bear(JdbcClient database, Kept one, byte @Nullable [] print) {
        var sql = print == null
                ? "delete from dossier.identity_number where case_id = :id and cast(:print as bytea) is null"
                : """
                insert into dossier.identity_number (case_id, print, sealed) values (:id, :print, '\\x00')
                on conflict (case_id) do update set print = excluded.print
                """;
        database.sql(sql).param("print", print).param("id", one.caseId()).update();
    }

    private static List<String> codes(JdbcClient database, List<Kept> kept) {
        return database.sql("select code from dossier.dossier where case_id in (:ids)")
                .param("ids", kept.stream().map(Kept::caseId).toList())
                .query(String.class)
                .list();
    }

    private void atKeycloak(String user) {
        page.waitForURL("**/realms/kycuong/**");
        page.fill("#username", user);
        page.fill("#password", KeycloakServer.PASSWORD);
        page.click("#kc-login");
    }
}
