package vn.kycuong.identity;

import vn.kycuong.kernel.ActorId;

/** An account to be made for a person of the organisation. */
public record NewAccount(ActorId actor, String login) {}
