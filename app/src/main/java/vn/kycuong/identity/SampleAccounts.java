package vn.kycuong.identity;

import java.util.List;

/** The accounts a visitor of the sample province may try, shown on the log-in page. Only the sample has them. */
public interface SampleAccounts {
    List<SampleAccount> list(String lang);

    /** The password all of them share. */
    String password();

    /**
     * @param label the post and unit
     * @param whatToTry one sentence
     */
    record SampleAccount(String label, String login, String whatToTry) {}
}
