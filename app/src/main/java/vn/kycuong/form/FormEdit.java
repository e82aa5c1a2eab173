package vn.kycuong.form;

import java.util.List;

/** One change of a form that is being written. Sections and questions are counted from 0 in their order. */
public sealed interface FormEdit {
    /** @param afterPapers whether it is asked after the papers */
    record AddSection(boolean afterPapers) implements FormEdit {}

    /** One place up or down; over the papers too. */
    record MoveSection(int section, boolean up) implements FormEdit {}

    record RemoveSection(int section) implements FormEdit {}

    /** @param heading the section without its questions */
    record WriteSection(int section, Section heading) implements FormEdit {}

    record AddQuestion(int section) implements FormEdit {}

    /** One place up or down; into the next section too. */
    record MoveQuestion(int section, int question, boolean up) implements FormEdit {}

    record RemoveQuestion(int section, int question) implements FormEdit {}

    record WriteQuestion(int section, int question, Question written) implements FormEdit {}

    /** @param without keys of common sections that are left out */
    record Leave(List<String> without, int authorityPaper) implements FormEdit {
        public Leave {
            without = List.copyOf(without);
        }
    }

    /** All of it by another, as a file gives it. */
    record Replace(FormPart part) implements FormEdit {}

    /** As an earlier edition was. */
    record GoBack(int edition) implements FormEdit {}

    /** As the program ships it, now and after each upgrade. */
    record TakeShipped() implements FormEdit {}

    /** As it was before the last change. */
    record Undo() implements FormEdit {}
}
