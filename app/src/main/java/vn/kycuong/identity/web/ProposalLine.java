package vn.kycuong.identity.web;

import vn.kycuong.identity.AccountBook;
import vn.kycuong.identity.Administrators;

/**
 * One proposal about an administrator, with what the second pair of eyes looks at.
 *
 * @param account whose it is: whether he has proved himself, and when he was last at work
 * @param others whether somebody else than who looks proposed it
 */
public record ProposalLine(Administrators.Proposal proposal, AccountBook.Line account, boolean others) {}
