package vn.kycuong.security;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.kycuong.identity.SecurityEvent;
import vn.kycuong.identity.SecurityEvents;

/**
 * The answer to an address that the web server itself refuses, before any page of ours is asked: a NUL in the path, a broken escape.
 * Plain words, no name of the machine.
 */
final class FirstErrors extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(FirstErrors.class);
    private static final String PAGE = """
            <!doctype html>
            <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Địa chỉ không đúng</title></head>
            <body><main><h1>Địa chỉ không đúng</h1>
            <p>Máy chủ không đọc được địa chỉ này (%d). Xem lại đường dẫn, hoặc bắt đầu từ <a href="/">trang đầu</a>. Chưa có gì thay đổi.</p>
            <p lang="en">The server cannot read this address.</p></main></body></html>
            """;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        SecurityEvents.tell(
                SecurityEvent.STRANGE_REQUEST, "status", String.valueOf(status), "address", request.getRemoteAddr());
        try {
            response.setContentType("text/html;charset=UTF-8");
            FirstHeaders.write(request, response);
            var writer = response.getReporter();
            if (writer == null) return;
            writer.write(PAGE.formatted(status));
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("Nobody reads the answer any more", gone);
        }
    }
}
