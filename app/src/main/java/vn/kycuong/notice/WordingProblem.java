package vn.kycuong.notice;

import java.util.List;

/**
 * Why words are refused (lỗi lời văn), at their field.
 *
 * @param field {@code titleVi}, {@code textVi}, {@code titleEn} or {@code textEn}
 * @param wordKey the sentence
 */
public record WordingProblem(String field, String wordKey, List<String> arguments) {
    public WordingProblem {
        arguments = List.copyOf(arguments);
    }

    WordingProblem(String field, String wordKey, String... arguments) {
        this(field, wordKey, List.of(arguments));
    }
}
