package vn.kycuong.security;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An address as the log may hold it: links made earlier carry a secret in their path. */
final class LoggedPath {
    private static final List<String> SECRET = List.of("/thiet-lap/", "/kich-hoat/");

    private LoggedPath() {}

    static String of(@Nullable Object path) {
        var text = String.valueOf(path);
        for (var secret : SECRET) if (text.startsWith(secret)) return secret + "***";
        return text;
    }
}
