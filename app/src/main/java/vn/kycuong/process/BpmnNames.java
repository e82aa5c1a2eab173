package vn.kycuong.process;

/** Names shared by what writes and what reads BPMN files. */
final class BpmnNames {
    static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    /** Our own attributes on flow nodes, flows and lanes: all that a step says and BPMN has no word for. */
    static final String OURS = "http://kycuong.vn/bpmn/1.0";

    static final String NO = "no";
    static final String KIND = "kind";
    static final String ROLE = "role";
    static final String PLACE = "place";
    static final String UNIT = "unit";
    static final String PLACE_NAME = "placeName";
    static final String ALLOWANCE = "allowance";
    static final String GROUND = "ground";

    private BpmnNames() {}
}
