package vn.kycuong.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies files and measures them in one pass. */
final class Sums {
    private static final int BUFFER = 1 << 20;

    private Sums() {}

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** Copies what there is to read, so that a file that grows meanwhile is cut somewhere, and forces it to the disk. */
    static Manifest.Piece copy(Path from, Path to, String name) throws IOException {
        Files.createDirectories(to.getParent());
        var sum = sha256();
        long size = 0;
        var buffer = ByteBuffer.allocate(BUFFER);
        try (var source = FileChannel.open(from, StandardOpenOption.READ);
                var target = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
            while (source.read(buffer.clear()) >= 0) {
                buffer.flip();
                size += buffer.remaining();
                sum.update(buffer.duplicate());
                while (buffer.hasRemaining()) target.write(buffer);
            }
            target.force(true);
        }
        return new Manifest.Piece(name, size, HexFormat.of().formatHex(sum.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }
}
