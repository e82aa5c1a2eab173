package vn.kycuong.launch;

/**
 * The start ends here, and this is why. A checked exception and not a result, because no caller has an answer: the program says the
 * sentence, in both languages, and stops.
 */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String vietnamese;
    private final String english;

    Refusal(String vietnamese, String english) {
        super(english);
        this.vietnamese = vietnamese;
        this.english = english;
    }

    String vietnamese() {
        return vietnamese;
    }

    String english() {
        return english;
    }
}
