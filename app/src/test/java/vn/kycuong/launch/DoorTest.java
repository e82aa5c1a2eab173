package vn.kycuong.launch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.kycuong.TestDatabase;

class DoorTest {
    private final DataSource database = TestDatabase.migrated();

    @Test
    void visitors_wait_with_an_honest_page_while_the_data_is_loaded() throws IOException, ServletException {
        var door = new Door(database, false);
        door.preparing("Dựng tỉnh <mẫu>", 42);
        var answer = ask(door, "/thu-tuc");
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("2");
        assertThat(answer.getContentAsString()).contains("đang nạp dữ liệu", "Dựng tỉnh &lt;mẫu>", "42 %");
        assertThat(ask(door, "/health/live").getStatus()).isEqualTo(200);
        assertThat(ask(door, "/health/ready").getStatus()).isEqualTo(503);
    }

    @Test
    void an_open_door_lets_everybody_in() throws IOException, ServletException {
        var door = new Door(database, false);
        door.open();
        assertThat(ask(door, "/thu-tuc").getStatus()).isEqualTo(299);
        assertThat(ask(door, "/health/ready").getContentAsString()).isEqualTo("ready\n");
    }

    @Test
    void without_its_database_it_lives_but_is_not_ready() throws IOException, ServletException {
        var nobody = new PGSimpleDataSource();
        nobody.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");
        var door = new Door(nobody, true);
        assertThat(ask(door, "/health/live").getStatus()).isEqualTo(200);
        assertThat(ask(door, "/health/ready").getStatus()).isEqualTo(503);
    }

    private static MockHttpServletResponse ask(Door door, String path) throws IOException, ServletException {
        var answer = new MockHttpServletResponse();
        var inside = new MockFilterChain(new jakarta.servlet.http.HttpServlet() {
            @Override
            protected void doGet(
                    jakarta.servlet.http.HttpServletRequest request,
                    jakarta.servlet.http.HttpServletResponse response) {
                response.setStatus(299);
            }
        });
        door.doFilter(new MockHttpServletRequest("GET", path), answer, inside);
        return answer;
    }
}
