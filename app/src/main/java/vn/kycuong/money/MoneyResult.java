package vn.kycuong.money;

/** What became of an act with money. */
public sealed interface MoneyResult {
    /** Recorded. */
    record Done() implements MoneyResult {}

    /** The same form was recorded before; nothing was written again. */
    record Repeated() implements MoneyResult {}

    /** There is no such dossier or paper for this person. */
    record NotFound() implements MoneyResult {}

    /** The post has no right to this, here and now. */
    record NotAllowed() implements MoneyResult {}

    /** The rules forbid it; the key names the sentence that says why and what to do. */
    record NotPossible(String wordKey, Object... arguments) implements MoneyResult {}
}
