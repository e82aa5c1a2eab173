/**
 * What every desk shares: cases, obligations, their legal clocks, work items, processes as data, and the entries of the ledger.
 *
 * <p>Start at {@link vn.kycuong.kernel.CaseState}: a case is the fold of its entries. Everything here is a value or a pure
 * function; time is an argument, and the calendar arrives as it was known at a moment. Knows neither Spring nor SQL.
 */
@NullMarked
package vn.kycuong.kernel;

import org.jspecify.annotations.NullMarked;
