package vn.kycuong.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.operaton.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import vn.kycuong.calendar.Limit;
import vn.kycuong.kernel.ProcessMove;
import vn.kycuong.kernel.ProcessPlan;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.ProcessStep.StepKind;
import vn.kycuong.process.BpmnReading.Read;
import vn.kycuong.process.BpmnReading.Refused;

class BpmnFileTest {
    private static BpmnReading read(String xml) {
        return BpmnFile.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static BpmnReading process(String inside) {
        return read("""
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:tool="http://tool.example"
                targetNamespace="t">
            %s
            </definitions>
            """.formatted(inside));
    }

    private static List<BpmnReading.Refusal> refused(String inside) {
        return ((Refused) process(inside)).refusals();
    }

    @Test
    void an_exported_process_imported_again_is_the_same() {
        for (long seed = 0; seed < 300; seed++) {
            var plan = RandomPlans.random(new Random(seed));
            var back = read(BpmnFile.write(plan, "P1", "Thủ tục \"thử\" & <một>"));
            assertThat(back).as("seed %d", seed).isInstanceOf(Read.class);
            assertThat(((Read) back).plan()).as("seed %d", seed).isEqualTo(plan);
            assertThat(((Read) back).name()).isEqualTo("Thủ tục \"thử\" & <một>");
        }
    }

    @Test
    void every_element_of_an_export_is_drawn_and_no_two_shapes_of_steps_overlap() {
        for (long seed = 0; seed < 100; seed++) {
            var plan = RandomPlans.random(new Random(seed));
            var xml = BpmnFile.write(plan, "P1", "x");
            var model =
                    Bpmn.readModelFromStream(new java.io.ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
            var shapes = model.getModelElementsByType(BpmnShape.class).stream()
                    .filter(s -> s.getBpmnElement().getId().matches("(step|choice|end)_.*"))
                    .toList();
            assertThat(shapes).hasSizeGreaterThanOrEqualTo(plan.steps().size());
            assertThat(model.getModelElementsByType(BpmnEdge.class))
                    .hasSizeGreaterThanOrEqualTo(plan.moves().size());
            for (int i = 0; i < shapes.size(); i++)
                for (int j = i + 1; j < shapes.size(); j++) {
                    var a = shapes.get(i).getBounds();
                    var b = shapes.get(j).getBounds();
                    boolean apart = a.getX() + a.getWidth() <= b.getX()
                            || b.getX() + b.getWidth() <= a.getX()
                            || a.getY() + a.getHeight() <= b.getY()
                            || b.getY() + b.getHeight() <= a.getY();
                    assertThat(apart)
                            .as(
                                    "seed %d: %s over %s",
                                    seed, shapes.get(i).getId(), shapes.get(j).getId())
                            .isTrue();
                }
        }
    }

    @Test
    void a_plain_drawing_becomes_a_plan_that_the_check_can_speak_of() {
        var plan = ((Read) process("""
            <process id="p" name="Cấp phép">
              <laneSet id="ls"><lane id="l" name="OFFICER"><flowNodeRef>a</flowNodeRef><flowNodeRef>w</flowNodeRef></lane></laneSet>
              <startEvent id="s" name="Nhận"/>
              <userTask id="a" name="Thẩm định"/>
              <exclusiveGateway id="g" default="f4"/>
              <intermediateCatchEvent id="w" name="Chờ"><timerEventDefinition id="t">
                <timeDuration xsi:type="tFormalExpression">P5D</timeDuration></timerEventDefinition></intermediateCatchEvent>
              <serviceTask id="au" name="Báo"/>
              <endEvent id="e" name="Trả"/>
              <sequenceFlow id="f1" sourceRef="s" targetRef="a"/>
              <sequenceFlow id="f2" sourceRef="a" targetRef="g"/>
              <sequenceFlow id="f3" name="Trực tuyến" sourceRef="g" targetRef="w">
                <conditionExpression xsi:type="tFormalExpression">kenh = 'ONLINE'</conditionExpression></sequenceFlow>
              <sequenceFlow id="f4" sourceRef="g" targetRef="au"/>
              <sequenceFlow id="f5" sourceRef="w" targetRef="au"/>
              <sequenceFlow id="f6" sourceRef="au" targetRef="e"/>
            </process>
            """)).plan();
        assertThat(plan.steps())
                .extracting(ProcessStep::kind)
                .containsExactly(StepKind.TAKE_IN, StepKind.WORK, StepKind.WAIT, StepKind.AUTO, StepKind.RETURN);
        assertThat(plan.step(2).role()).isEqualTo("OFFICER");
        assertThat(plan.step(3).allowance()).isEqualTo(new Limit.Days(5));
        assertThat(plan.moves())
                .containsExactly(
                        ProcessMove.forward(1, 2),
                        new ProcessMove(2, 3, ProcessMove.Kind.FORWARD, "Trực tuyến", "kenh = 'ONLINE'", false),
                        new ProcessMove(2, 4, ProcessMove.Kind.FORWARD, "", "", true),
                        ProcessMove.forward(3, 4),
                        ProcessMove.forward(4, 5));
    }

    @Test
    void gateways_behind_gateways_keep_all_their_conditions_in_order() {
        var plan = ((Read) process("""
            <process id="p"><startEvent id="s"/><task id="a"/><task id="b"/><task id="c"/><task id="d"/><endEvent id="e"/>
              <exclusiveGateway id="g" default="g2"/><exclusiveGateway id="h" default="h2"/>
              <sequenceFlow id="f1" sourceRef="s" targetRef="a"/>
              <sequenceFlow id="f2" sourceRef="a" targetRef="g"/>
              <sequenceFlow id="g1" sourceRef="g" targetRef="h"><conditionExpression>qua_han</conditionExpression></sequenceFlow>
              <sequenceFlow id="g2" sourceRef="g" targetRef="b"/>
              <sequenceFlow id="h1" sourceRef="h" targetRef="c"><conditionExpression>da_xin_loi</conditionExpression></sequenceFlow>
              <sequenceFlow id="h2" sourceRef="h" targetRef="d"/>
              <sequenceFlow id="x1" sourceRef="b" targetRef="e"/><sequenceFlow id="x2" sourceRef="c" targetRef="e"/>
              <sequenceFlow id="x3" sourceRef="d" targetRef="e"/>
            </process>
            """)).plan();
        assertThat(plan.from(2))
                .extracting(ProcessMove::condition)
                .containsExactly("(qua_han) và (da_xin_loi)", "qua_han", "");
        assertThat(plan.from(2).getLast().otherwise()).isTrue();
    }

    @Test
    void what_is_outside_the_subset_is_named_all_of_it() {
        var refusals = refused("""
            <process id="p"><startEvent id="s"/><endEvent id="e"/>
              <subProcess id="sub1" name="Việc con"><task id="in1"/></subProcess>
              <scriptTask id="sc1" name="Chạy mã"/>
              <boundaryEvent id="b1" attachedToRef="t1"><timerEventDefinition id="d1"/></boundaryEvent>
              <userTask id="t1" name="Lặp"><multiInstanceLoopCharacteristics id="m1"/></userTask>
              <serviceTask id="t2" implementation="http://x.example" name="Gọi máy"/>
              <textAnnotation id="ta"><text>ghi</text></textAnnotation>
              <sequenceFlow id="f" sourceRef="s" targetRef="e"/>
            </process>
            <process id="p2"/>
            """);
        assertThat(refusals)
                .extracting(BpmnReading.Refusal::element)
                .contains(
                        "subProcess",
                        "scriptTask",
                        "boundaryEvent",
                        "timerEventDefinition",
                        "multiInstanceLoopCharacteristics",
                        "serviceTask",
                        "textAnnotation",
                        "process");
        assertThat(refusals.getFirst().text()).startsWith("subProcess \"Việc con\" (sub1), dòng ");
    }

    @Test
    void what_a_step_cannot_say_is_named() {
        assertThat(refused("""
            <process id="p"><startEvent id="s"/><task id="a" name="Rẽ"/><endEvent id="e"/><endEvent id="e2"/>
              <sequenceFlow id="f1" sourceRef="s" targetRef="a"/>
              <sequenceFlow id="f2" sourceRef="a" targetRef="e"/><sequenceFlow id="f3" sourceRef="a" targetRef="e2"/></process>
            """))
                .anySatisfy(
                        r -> assertThat(r.text()).contains("task \"Rẽ\" (a)").contains("song song"));
        assertThat(refused("""
            <process id="p"><startEvent id="s"/><intermediateCatchEvent id="w"><timerEventDefinition id="t">
              <timeDuration>R3/PT1M</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id="e"/>
              <sequenceFlow id="f1" sourceRef="s" targetRef="w"/><sequenceFlow id="f2" sourceRef="w" targetRef="e"/></process>
            """))
                .singleElement()
                .satisfies(r -> assertThat(r.text()).contains("R3/PT1M"));
        assertThat(refused("<process id=\"p\"><task id=\"a\"/></process>"))
                .anySatisfy(r -> assertThat(r.sentence()).contains("startEvent"));
    }

    @Test
    void what_other_tools_add_is_told_and_not_kept() {
        var read = (Read) process("""
            <process id="p"><startEvent id="s" tool:colour="red"><documentation>chú thích</documentation>
              <extensionElements><tool:x/></extensionElements></startEvent><task id="a"/><endEvent id="e"/>
              <sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="e"/></process>
            """);
        assertThat(read.notes())
                .hasSize(3)
                .anyMatch(n -> n.contains("tool:colour"))
                .anyMatch(n -> n.contains("tool:x"));
    }

    @Test
    void document_types_and_entities_are_refused_before_anything_is_read() {
        for (var attack : List.of(
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions>&x;</definitions>",
                "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><definitions>&b;</definitions>",
                "<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/x.dtd\"><definitions/>")) {
            assertThat(((Refused) read(attack)).refusals()).singleElement().satisfies(r -> {
                assertThat(r.element()).isEqualTo("DOCTYPE");
                assertThat(r.sentence()).contains("DTD");
            });
        }
    }

    @Test
    void a_file_that_is_no_process_says_why() {
        assertThat(((Refused) read("<a>")).refusals().getLast().sentence()).contains("không phải XML đúng");
        assertThat(((Refused) read("<html/>")).refusals().getFirst().element()).isEqualTo("html");
        assertThat(((Refused) BpmnFile.read(new byte[BpmnFile.LARGEST + 1]))
                        .refusals()
                        .getFirst()
                        .sentence())
                .contains("nhiều nhất là 1000000");
        assertThat(((Refused) process("")).refusals().getFirst().sentence()).contains("không có quy trình");
    }

    @Test
    void a_linear_process_can_be_written() {
        var steps = List.of(
                RandomPlans.step(1, StepKind.TAKE_IN),
                RandomPlans.step(2, StepKind.WORK),
                RandomPlans.step(3, StepKind.SIGN),
                RandomPlans.step(4, StepKind.RETURN));
        var plan = ProcessPlan.linear(steps);
        assertThat(((Read) read(BpmnFile.write(plan, "A", "B"))).plan()).isEqualTo(plan);
    }
}
