package vn.kycuong.notice;

import java.util.List;

/** What became of an edit of the words (kết quả sửa mẫu). */
public sealed interface EditResult {
    /** In use from now on. */
    record Done() implements EditResult {}

    /** Not in use: everything that is wrong with them. */
    record Refused(List<WordingProblem> problems) implements EditResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** Somebody edited them meanwhile. */
    record Overtaken() implements EditResult {}

    record NotFound() implements EditResult {}
}
