package vn.kycuong.mining;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that ends in a refusal when one piece of the log (a value, a comment) does not end: whoever reads says after each piece that it is
 * done. So no hostile file takes more memory than this.
 */
final class GuardedStream extends FilterInputStream {
    static final int PIECE = 4 << 20;

    private long left = PIECE;

    GuardedStream(InputStream in) {
        super(in);
    }

    /** One piece is more than {@link #PIECE} bytes. */
    static final class Endless extends IOException {
        private static final long serialVersionUID = 1;
    }

    void pieceDone() {
        left = PIECE;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) spend(1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        int read = super.read(bytes, from, most);
        if (read > 0) spend(read);
        return read;
    }

    private void spend(int bytes) throws Endless {
        left -= bytes;
        if (left < 0) throw new Endless();
    }
}
