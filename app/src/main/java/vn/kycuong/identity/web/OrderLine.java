package vn.kycuong.identity.web;

import java.util.List;
import vn.kycuong.ui.Option;

/**
 * In which order people stand in for a post.
 *
 * @param holders who holds it
 * @param order names, the first first; empty: as it comes
 * @param places for each place of the form, who may be chosen
 */
public record OrderLine(int post, String title, String holders, List<String> order, List<List<Option>> places) {}
