package vn.kycuong.document;

/**
 * Why the words of a form are refused (lỗi mẫu giấy), at their field.
 *
 * @param field {@code number}, {@code title}, {@code source}, {@code opening}, {@code closing} or {@code from}
 * @param wordKey the sentence
 */
public record SlipFormProblem(String field, String wordKey) {}
