package vn.kycuong.money;

import java.util.List;

/**
 * One fee of a dossier with the reasons for its amount (vì sao số tiền này).
 *
 * @param kind PHI, LE_PHI, PHI+LE_PHI, FINANCIAL_OBLIGATION, NONE
 * @param words the fee as the catalogue says it, in Vietnamese
 * @param amount what it comes to; 0 where nothing is collected here
 * @param reasons step by step
 */
public record FeeLine(String kind, String words, long amount, List<Reason> reasons) {
    public FeeLine {
        reasons = List.copyOf(reasons);
        if (amount < 0) throw new IllegalArgumentException("A fee is not negative: " + amount);
    }

    /**
     * One step of a reckoning.
     *
     * @param wordKey key of the sentence in the words
     * @param arguments numbers and sources that stand in it
     */
    public record Reason(String wordKey, List<String> arguments) {
        public Reason {
            arguments = List.copyOf(arguments);
        }

        static Reason of(String wordKey, String... arguments) {
            return new Reason(wordKey, List.of(arguments));
        }
    }
}
