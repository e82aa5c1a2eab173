package vn.kycuong.process;

import java.util.Map;
import vn.kycuong.kernel.ProcessCondition.Type;

/**
 * The named values that a condition may use, and what a case says of them. The list is closed: a process that is put in force can be
 * decided at every desk that keeps it.
 */
public record CaseValues(
        String channel,
        String procedureCase,
        boolean late,
        boolean supplemented,
        boolean apologised,
        boolean atReceivingUnit) {
    /** How it was handed in: COUNTER, POSTAL, ONLINE. */
    public static final String CHANNEL = "kenh";

    /** Which case of the procedure it is, by its key. */
    public static final String CASE = "truong_hop";

    /** Whether the result is late now. */
    public static final String LATE = "qua_han";

    /** Whether papers were asked for after acceptance. */
    public static final String SUPPLEMENTED = "da_bo_sung";

    /** Whether a new date was promised with an apology. */
    public static final String APOLOGISED = "da_xin_loi";

    /** Whether the unit that took it in decides it too. */
    public static final String AT_RECEIVING_UNIT = "cung_don_vi";

    /** Each name with what it is. */
    public static final Map<String, Type> TYPES = Map.of(
            CHANNEL, Type.TEXT,
            CASE, Type.TEXT,
            LATE, Type.TRUTH,
            SUPPLEMENTED, Type.TRUTH,
            APOLOGISED, Type.TRUTH,
            AT_RECEIVING_UNIT, Type.TRUTH);

    /** The values by their names. */
    public Map<String, Object> byName() {
        return Map.of(
                CHANNEL, channel,
                CASE, procedureCase,
                LATE, late,
                SUPPLEMENTED, supplemented,
                APOLOGISED, apologised,
                AT_RECEIVING_UNIT, atReceivingUnit);
    }
}
