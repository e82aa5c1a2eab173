package vn.kycuong.dossier;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** An answer in the making to what was asked for (bản bổ sung đang soạn). */
public record Reply(UUID draft, Asked asked, List<DraftFile> files) {
    /** Every draft of an answer holds one. */
    public static final int ONLY = 1;

    public Reply {
        files = List.copyOf(files);
    }

    /** The file for an item, whole or on its way. */
    public Optional<DraftFile> file(int item) {
        return files.stream().filter(f -> f.question().equals(Asked.key(item))).findFirst();
    }

    /** Items that no file answers. */
    public List<SupplementItem> open() {
        return IntStream.range(0, asked.items().size())
                .filter(i -> file(i).filter(DraftFile::isWhole).isEmpty())
                .mapToObj(i -> asked.items().get(i))
                .toList();
    }
}
