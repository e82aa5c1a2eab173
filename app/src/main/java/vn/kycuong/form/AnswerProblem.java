package vn.kycuong.form;

import java.util.List;

/**
 * An answer that cannot be taken.
 *
 * @param section on which page
 * @param field where to mend it
 * @param wordKey what is wrong and what to do, as a key of the words
 * @param arguments of that sentence
 */
public record AnswerProblem(String section, String field, String wordKey, List<String> arguments) {
    public AnswerProblem {
        arguments = List.copyOf(arguments);
    }
}
