package vn.kycuong.launch;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Stands before everything else of the web: says whether the program lives and whether it can serve, and keeps visitors waiting, with
 * an honest page, until the first runs have ended.
 */
final class Door implements Filter {
    private static final int DATABASE_PATIENCE_SECONDS = 2;

    private final DataSource database;
    private volatile State state;

    /** Open, or what is being done first and how far it has come. */
    private sealed interface State {
        record Open() implements State {}

        record Preparing(String title, int percent) implements State {}
    }

    Door(DataSource database, boolean open) {
        this.database = database;
        this.state = open ? new State.Open() : new State.Preparing("", 0);
    }

    void open() {
        state = new State.Open();
    }

    void preparing(String title, int percent) {
        state = new State.Preparing(title, percent);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain inside)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        if (asked.isSecure()) answer.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        switch (asked.getRequestURI().substring(asked.getContextPath().length())) {
            case "/health/live" -> say(answer, HttpServletResponse.SC_OK, "live\n");
            case "/health/ready" -> sayReady(answer);
            default -> {
                if (state instanceof State.Preparing work) askToWait(answer, work);
                else inside.doFilter(request, response);
            }
        }
    }

    private void sayReady(HttpServletResponse answer) throws IOException {
        boolean ready = state instanceof State.Open && databaseAnswers();
        say(
                answer,
                ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                ready ? "ready\n" : "not ready\n");
    }

    private boolean databaseAnswers() {
        try (var connection = database.getConnection()) {
            return connection.isValid(DATABASE_PATIENCE_SECONDS);
        } catch (SQLException gone) {
            return false;
        }
    }

    private static void askToWait(HttpServletResponse answer, State.Preparing work) throws IOException {
        answer.setHeader("Retry-After", "2");
        answer.setHeader("Refresh", "2");
        answer.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        answer.setHeader("Cache-Control", "no-store");
        write(answer, "text/html;charset=UTF-8", """
                <!doctype html>
                <html lang="vi">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Kỷ Cương đang nạp dữ liệu</title></head>
                <body>
                <main>
                <h1>Kỷ Cương đang nạp dữ liệu</h1>
                <p>%s <progress max="100" value="%d">%2$d %%</progress> %2$d %%</p>
                <p>Trang tự mở khi xong. <span lang="en">The data is being loaded; this page opens by itself when it is done.</span></p>
                </main>
                </body>
                </html>
                """.formatted(escaped(work.title()), work.percent()));
    }

    private static void say(HttpServletResponse answer, int status, String text) throws IOException {
        answer.setStatus(status);
        answer.setHeader("Cache-Control", "no-store");
        write(answer, "text/plain;charset=UTF-8", text);
    }

    private static void write(HttpServletResponse answer, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        answer.setContentType(type);
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
        answer.setContentLength(bytes.length);
        answer.getOutputStream().write(bytes);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
