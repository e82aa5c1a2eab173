package vn.kycuong.launch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What may leave this machine, or reach it, only under TLS: checked before anything starts. */
final class Transport {
    private static final Pattern THIS_MACHINE = Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");
    private static final List<String> OWN_CERTIFICATE =
            List.of("SERVER_SSL_CERTIFICATE", "SERVER_SSL_KEYSTORE", "SERVER_SSL_BUNDLE");
    /** Whoever encrypts the way to the proxy by other means says so. */
    static final String ENCRYPTED_WAY = "KYCUONG_ENCRYPTED_WAY";

    private Transport() {}

    /** The address of a database, which answers under a certificate that is checked, name and all, unless it is on this machine. */
    static String checked(String url) throws Refusal {
        var rest = url.substring(url.indexOf("//") + 2);
        var hosts = rest.substring(0, rest.indexOf('/'));
        var query = rest.contains("?") ? rest.substring(rest.indexOf('?') + 1) : "";
        boolean here = Arrays.stream(hosts.split(",", -1))
                .allMatch(host -> THIS_MACHINE.matcher(host).matches());
        if (here || isVerified(Arrays.asList(query.split("&", -1)))) return url;
        throw new Refusal(
                "--db-url tới máy khác phải có sslmode=verify-full và không tắt việc kiểm tra chứng thư: …/kycuong?sslmode=verify-full"
                        + " (chứng thư do nơi nội bộ cấp thì thêm &sslrootcert=/đường/dẫn/ca.crt).",
                "--db-url to another machine needs sslmode=verify-full and nothing that switches the checking off:"
                        + " …/kycuong?sslmode=verify-full (for a certificate of your own authority add &sslrootcert=/path/ca.crt).");
    }

    private static boolean isVerified(List<String> parameters) {
        var modes = parameters.stream().filter(p -> p.startsWith("sslmode=")).toList();
        return !modes.isEmpty()
                && modes.stream().allMatch("sslmode=verify-full"::equals)
                && parameters.stream()
                        .map(p -> p.toLowerCase(Locale.ROOT))
                        .noneMatch(p -> p.startsWith("sslfactory") || p.startsWith("sslhostnameverifier"));
    }

    /** Where the web listens: on this machine, or under its own certificate. */
    static void checkAddress(String address, Map<String, String> environment) throws Refusal {
        if (THIS_MACHINE.matcher(address).matches() || address.equals("::1")) return;
        if (hasCertificate(environment) || "yes".equals(environment.get(ENCRYPTED_WAY))) return;
        throw new Refusal(
                ("--address %s nhận http từ máy khác mà không mã hóa. Đặt máy chủ trung gian trên cùng máy này, hoặc cho ứng dụng chứng thư"
                                + " của nó (SERVER_SSL_CERTIFICATE, SERVER_SSL_CERTIFICATEPRIVATEKEY: docs/proxy.md). Đường truyền đã mã"
                                + " hóa bằng cách khác (IPsec, WireGuard) thì đặt %s=yes.")
                        .formatted(address, ENCRYPTED_WAY),
                ("--address %s would take http from other machines unencrypted. Put the proxy on this machine, or give the application a"
                                + " certificate (SERVER_SSL_CERTIFICATE, SERVER_SSL_CERTIFICATEPRIVATEKEY: docs/proxy.md). If the way is"
                                + " encrypted by other means (IPsec, WireGuard), set %s=yes.")
                        .formatted(address, ENCRYPTED_WAY));
    }

    /** Whether the web answers under a certificate of its own. */
    static boolean hasCertificate(Map<String, String> environment) {
        return OWN_CERTIFICATE.stream().anyMatch(environment::containsKey);
    }
}
