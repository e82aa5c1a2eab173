package vn.kycuong.money;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;

/**
 * What money must know of a matter that costs something; its desk says it.
 *
 * @param code as people know it
 * @param procedureKey key of the procedure
 * @param caseKey which of its cases
 * @param channel how it was handed in: COUNTER, POSTAL, ONLINE
 * @param acceptedOn the day that decides which fees are in force; null while nobody has accepted it
 * @param unit the one-stop that collects
 * @param payer whose matter it is; null once lawfully erased
 */
public record Charged(
        CaseId id,
        String code,
        String procedureKey,
        String caseKey,
        String channel,
        @Nullable LocalDate acceptedOn,
        UnitId unit,
        @Nullable String payer) {}
