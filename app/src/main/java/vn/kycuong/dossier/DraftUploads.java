package vn.kycuong.dossier;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.document.UploadedFile;
import vn.kycuong.form.Question;
import vn.kycuong.form.QuestionKind;
import vn.kycuong.worktime.LegalClock;

/**
 * Files of applications in the making (tải tệp lên từng phần). A file comes in pieces, each at the place where the one before ended; whoever was
 * cut off asks how much lies here and goes on from there. When the last byte is in, the content is looked at, and what is no paper goes.
 */
@Component
public class DraftUploads {
    /** The largest piece taken at once. */
    public static final int PIECE = 512 * 1024;

    private static final long MOST_OF_ONE = 60L * 1024 * 1024;
    /** Whole files are looked at in memory, so a few at a time. */
    private static final int AT_A_TIME = 3;

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_MARK = 80;

    private final DraftUploadRows rows;
    private final OnlineDrafts drafts;
    private final ReplyRows replies;
    private final FileCheck check;
    private final TransactionTemplate transaction;
    private final LegalClock time;
    private final Semaphore room = new Semaphore(AT_A_TIME, true);

    DraftUploads(
            DraftUploadRows rows,
            OnlineDrafts drafts,
            ReplyRows replies,
            FileCheck check,
            TransactionTemplate transaction,
            LegalClock time) {
        this.rows = rows;
        this.drafts = drafts;
        this.replies = replies;
        this.check = check;
        this.transaction = transaction;
        this.time = time;
    }

    /** What became of a step of an upload. */
    public sealed interface UploadResult {
        /** So many bytes lie here; more are awaited. */
        record Waiting(UUID file, int received) implements UploadResult {}

        /** The file is whole and fit. */
        record Whole(DraftFile file) implements UploadResult {}

        /**
         * Not taken, and nothing of it is kept.
         *
         * @param reason for the person, in Vietnamese
         */
        record Refused(String reason) implements UploadResult {}

        /** There is no such file, or no such question. */
        record Gone() implements UploadResult {}
    }

    /**
     * A file announced.
     *
     * @param mark by what the same file is known after a reload
     */
    public record Announced(String question, String name, int size, String mark) {}

    /** Begins a file, or finds the one that was begun and cut off. */
    public UploadResult begin(UUID draft, int no, Announced file) {
        if (file.size() > UploadedFile.TEN_MEGABYTES || file.size() <= 0)
            return refused(check.of(file.name(), new byte[file.size() <= 0 ? 0 : UploadedFile.TEN_MEGABYTES + 1], ""));
        if (!asks(draft, no, file.question())) return new UploadResult.Gone();
        var coming = new DraftUploadRows.Coming(
                UUID.randomUUID(),
                draft,
                no,
                file.question(),
                cut(file.name(), LONGEST_NAME),
                cut(file.mark(), LONGEST_MARK),
                file.size());
        return in(() -> {
            var before = rows.begun(coming);
            if (before.isPresent())
                return new UploadResult.Waiting(before.get().id(), before.get().received());
            rows.removeUnfinished(draft, no, file.question());
            if (rows.bytesOf(draft, no) + file.size() > MOST_OF_ONE)
                return new UploadResult.Refused(
                        "Các tệp của hồ sơ này đã quá 60 MB. Bỏ bớt tệp, hoặc mang giấy tờ đến Bộ phận Một cửa.");
            rows.begin(coming, time.instant());
            return new UploadResult.Waiting(coming.id(), 0);
        });
    }

    private boolean asks(UUID draft, int no, String question) {
        var reply = in(() -> replies.items(draft));
        if (reply.isPresent()) return Asked.asks(question, reply.get());
        return drafts.open(draft, no)
                .filter(o -> !o.draft().isSent())
                .map(o -> o.form().questions().stream().anyMatch(q -> q.key().equals(question) && isFile(q)))
                .orElse(false);
    }

    private static boolean isFile(Question question) {
        return question.kind() == QuestionKind.FILE;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(text.length() - most);
    }

    /** How much of a file lies here. */
    public Optional<DraftFile> find(UUID draft, int no, UUID file) {
        return Optional.ofNullable(
                transaction.execute(_ -> rows.find(draft, no, file).orElse(null)));
    }

    /** The next piece. One that is not the next, because it came twice or the line was cut, changes nothing and learns where to go on. */
    public UploadResult append(UUID draft, int no, UUID file, int at, byte[] piece) {
        var after = in(() -> {
            var held = rows.hold(draft, no, file);
            if (held.isEmpty()) return new UploadResult.Gone();
            var f = held.get();
            if (f.isWhole()) return new UploadResult.Whole(f);
            boolean next = at == f.received() && piece.length > 0 && piece.length <= f.size() - f.received();
            if (!next) return new UploadResult.Waiting(f.id(), f.received());
            rows.piece(file, at, piece);
            return new UploadResult.Waiting(f.id(), at + piece.length);
        });
        return after instanceof UploadResult.Waiting(var id, int received) ? ended(draft, no, id, received) : after;
    }

    /** With the last byte the content is looked at, outside of any transaction: a scanner may take its time. */
    private UploadResult ended(UUID draft, int no, UUID file, int received) {
        var found = find(draft, no, file);
        if (found.isEmpty()) return new UploadResult.Gone();
        if (received < found.get().size()) return new UploadResult.Waiting(file, received);
        return switch (looked(found.get())) {
            case UploadedFile.Accepted fit ->
                in(() -> {
                    rows.whole(draft, no, found.get(), fit.name(), fit.type());
                    return rows.find(draft, no, file)
                            .<UploadResult>map(UploadResult.Whole::new)
                            .orElseGet(UploadResult.Gone::new);
                });
            case UploadedFile.Refused unfit -> {
                in(() -> rows.remove(draft, no, file));
                yield refused(unfit);
            }
        };
    }

    private UploadedFile looked(DraftFile file) {
        room.acquireUninterruptibly();
        try {
            return check.of(file.name(), in(() -> rows.content(file.id())), "");
        } finally {
            room.release();
        }
    }

    /** A file that came with a form at once. */
    public UploadResult take(UUID draft, int no, String question, String name, byte[] content) {
        var begun = begin(draft, no, new Announced(question, name, content.length, "whole " + UUID.randomUUID()));
        var last = begun;
        for (int at = 0; at < content.length && last instanceof UploadResult.Waiting(var file, int _); at += PIECE) {
            int end = Math.min(at + PIECE, content.length);
            last = append(draft, no, file, at, Arrays.copyOfRange(content, at, end));
        }
        return last;
    }

    /** The content of a whole file. */
    public Optional<byte[]> content(UUID draft, int no, UUID file) {
        return find(draft, no, file).filter(DraftFile::isWhole).map(f -> in(() -> rows.content(f.id())));
    }

    /** Taken back. */
    public boolean remove(UUID draft, int no, UUID file) {
        return in(() -> rows.remove(draft, no, file)) == 1;
    }

    /** What is handed in with the application. */
    List<SentFile> sent(OnlineDrafts.Opened opened) {
        var asked = opened.reading().sections().stream()
                .flatMap(s -> s.questions().stream())
                .filter(DraftUploads::isFile)
                .toList();
        return asked.stream()
                .flatMap(q -> opened.file(q.key()).filter(DraftFile::isWhole).stream()
                        .map(f -> new SentFile(q.paper(), checked(f))))
                .toList();
    }

    /** It was scanned when it came, and sealed since: only what is told of it is read again. */
    UploadedFile.Accepted checked(DraftFile file) {
        var content = in(() -> rows.content(file.id()));
        if (UploadedFile.check(file.name(), content, "", UploadedFile.TEN_MEGABYTES)
                instanceof UploadedFile.Accepted fit) return fit;
        throw new IllegalStateException("A file that was fit no longer is: " + file.id());
    }

    private static UploadResult refused(UploadedFile checked) {
        return checked instanceof UploadedFile.Refused(var reason)
                ? new UploadResult.Refused(reason)
                : new UploadResult.Gone();
    }

    private <R> R in(Supplier<R> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
