package vn.kycuong.launch;

import java.nio.file.Path;

/** The PostgreSQL programs, unpacked once for all tests of the launcher. */
final class Programs {
    private Programs() {}

    static synchronized Path unpacked() throws Refusal {
        return PostgresFiles.unpackedIn(Path.of("target/programs").toAbsolutePath());
    }
}
