package vn.kycuong.identity;

/**
 * An account to be made for a person.
 *
 * @param name as colleagues and papers call the person
 */
public record NewAccount(String login, String name) {}
