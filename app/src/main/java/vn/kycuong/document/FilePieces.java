package vn.kycuong.document;

import java.io.IOException;
import java.io.InputStream;
import vn.kycuong.kernel.CaseId;

/** Reads a stored file in pieces, so that ten people opening ten megabytes do not need a hundred. */
final class FilePieces extends InputStream {
    static final int PIECE = 256 * 1024;

    private final StoredFileRows rows;
    private final CaseId caseId;
    private final StoredFile file;
    private byte[] piece = new byte[0];
    private int at;
    private int fetched;

    FilePieces(StoredFileRows rows, CaseId caseId, StoredFile file) {
        this.rows = rows;
        this.caseId = caseId;
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        return more() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (!more()) return -1;
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, offset, count);
        at += count;
        return count;
    }

    private boolean more() throws IOException {
        if (at < piece.length) return true;
        if (fetched >= file.size()) return false;
        piece = rows.piece(caseId, file.id(), fetched, PIECE)
                .filter(bytes -> bytes.length > 0)
                .orElseThrow(() -> new IOException("File " + file.id() + " was erased while it was read"));
        at = 0;
        fetched += piece.length;
        return true;
    }
}
