package vn.kycuong.identity;

/** What a person is asked for beside the password before he changes what proves him (lớp thứ hai được hỏi lại). */
public enum SecondAsked {
    /** He has set up nothing else, or has just come by a key. */
    NOTHING,
    /** A one-time code, or a recovery code. */
    CODE,
    /** A new log-in by one of his keys. */
    PASSKEY
}
