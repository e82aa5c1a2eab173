package vn.kycuong.reference;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Where the files of the registers come from: our own reference data, or what an administrator handed in. */
@FunctionalInterface
public interface SourceFiles {
    /** The bytes of a file, by its name. */
    byte[] read(String name);

    /** The reference data that ships with the program. */
    static SourceFiles shipped() {
        return name -> {
            try (var stream = SourceFiles.class.getResourceAsStream("/reference/" + name)) {
                if (stream == null) throw new IllegalArgumentException("No reference file " + name);
                return stream.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        };
    }

    /** These files, but one of them replaced. */
    default SourceFiles with(String replaced, byte[] content) {
        return name -> name.equals(replaced) ? content : read(name);
    }
}
