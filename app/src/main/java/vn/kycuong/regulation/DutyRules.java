package vn.kycuong.regulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.PostId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Post;
import vn.kycuong.regulation.DutyResult.Problem;

/** What is wrong with a duty as drafted, what a confirmed one does to those before it, and who answers: facts in, sentences out. */
final class DutyRules {
    private static final int LONGEST = 300;

    private DutyRules() {}

    /**
     * Why it may not be confirmed; nothing when it may.
     *
     * @param posts of the unit on the first day
     * @param holders of the unit's posts on that day
     */
    static List<Problem> problems(DutySheet sheet, List<Post> posts, List<Holding> holders) {
        var wrong = new ArrayList<Problem>();
        if (sheet.name().isBlank() || sheet.name().length() > LONGEST)
            wrong.add(new Problem("name", "Ghi tên nhiệm vụ, không quá %d ký tự.".formatted(LONGEST)));
        if (sheet.source().kind() != Source.Kind.CLAUSE
                && (sheet.source().ref().isBlank() || sheet.source().ref().length() > LONGEST))
            wrong.add(new Problem(
                    "ref",
                    "Ghi nơi quy định nhiệm vụ: mã và bước quy trình, loại nhiệm vụ, hoặc quyết định về chức năng."));
        var to = sheet.to();
        if (to != null && to.isBefore(sheet.from()))
            wrong.add(new Problem("to", "Ngày cuối đứng trước ngày đầu. Xem lại hai ngày."));
        var known = posts.stream().map(Post::id).collect(Collectors.toSet());
        if (sheet.parts().stream().anyMatch(p -> !known.contains(p.post())))
            wrong.add(new Problem("parts", "Có vị trí không thuộc đơn vị vào ngày bắt đầu. Chọn lại vị trí."));
        if (!sheet.found()) lead(sheet, holders).ifPresent(wrong::add);
        return wrong;
    }

    /** Exactly one post leads, and exactly one person holds it. */
    private static Optional<Problem> lead(DutySheet sheet, List<Holding> holders) {
        if (sheet.leads() == 0)
            return Optional.of(new Problem("parts", "Chưa có vị trí chủ trì. Chọn đúng một vị trí chủ trì."));
        if (sheet.leads() > 1)
            return Optional.of(new Problem(
                    "parts",
                    "Có %d vị trí chủ trì. Giữ lại đúng một, các vị trí khác là phối hợp.".formatted(sheet.leads())));
        var lead = sheet.parts().stream()
                .filter(p -> p.role() == Part.Role.LEAD)
                .findFirst()
                .orElseThrow();
        long held =
                holders.stream().filter(h -> h.post().id().equals(lead.post())).count();
        if (held == 0)
            return Optional.of(new Problem(
                    "parts", "Vị trí chủ trì chưa có ai giữ vào ngày bắt đầu. Chọn vị trí khác, hoặc cử người trước."));
        if (held > 1)
            return Optional.of(new Problem(
                    "parts",
                    "Vị trí chủ trì do %d người cùng giữ nên không rõ ai chịu trách nhiệm. Chọn vị trí một người giữ."
                            .formatted(held)));
        return Optional.empty();
    }

    /**
     * What is left of a version that held until now, when another one holds from a day on; null when nothing is.
     *
     * @param old the version as known
     * @param from first day of the new one
     */
    static @Nullable DutySheet before(DutySheet old, LocalDate from) {
        if (!old.from().isBefore(from)) return null;
        return new DutySheet(old.name(), old.source(), old.parts(), old.found(), old.from(), from.minusDays(1));
    }

    /** Whether a version goes on untouched: it ended before the new one begins. */
    static boolean isOver(DutySheet old, LocalDate from) {
        var to = old.to();
        return to != null && to.isBefore(from);
    }

    /** What is wrong with the lead on a day. @param holders how many people hold the one post that leads */
    static Optional<Answer.Gap> gap(int leads, int holders) {
        if (leads == 0) return Optional.of(Answer.Gap.NO_LEAD);
        if (leads > 1) return Optional.of(Answer.Gap.SEVERAL_LEADS);
        if (holders == 0) return Optional.of(Answer.Gap.VACANT);
        return holders > 1 ? Optional.of(Answer.Gap.SHARED) : Optional.empty();
    }

    /** How many people hold a post. */
    static int held(PostId post, List<Holding> holders) {
        return (int) holders.stream()
                .filter(h -> h.post().id().equals(post))
                .map(Holding::person)
                .distinct()
                .count();
    }
}
