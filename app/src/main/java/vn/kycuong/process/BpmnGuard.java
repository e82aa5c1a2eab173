package vn.kycuong.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import vn.kycuong.process.BpmnReading.Refusal;

/**
 * Goes through a file before anything is made of it: refuses document types and external entities, and names every element and
 * attribute that the subset does not hold.
 */
final class BpmnGuard extends DefaultHandler {
    private static final Set<String> SUBSET = Set.of(
            "definitions",
            "collaboration",
            "participant",
            "process",
            "laneSet",
            "lane",
            "flowNodeRef",
            "startEvent",
            "endEvent",
            "task",
            "userTask",
            "manualTask",
            "serviceTask",
            "exclusiveGateway",
            "parallelGateway",
            "intermediateCatchEvent",
            "timerEventDefinition",
            "timeDuration",
            "messageEventDefinition",
            "message",
            "sequenceFlow",
            "conditionExpression",
            "incoming",
            "outgoing",
            "documentation",
            "extensionElements");
    private static final Set<String> DEFINITIONS_OF_EVENTS = Set.of("timerEventDefinition", "messageEventDefinition");
    private static final Map<String, String> PLAIN = Map.of(
            "startQuantity", "1",
            "completionQuantity", "1",
            "isForCompensation", "false",
            "triggeredByEvent", "false",
            "isInterrupting", "true",
            "parallelMultiple", "false");
    /** Code behind a task, and references out of the file: they would be lost. */
    private static final Set<String> BEHIND =
            Set.of("implementation", "operationRef", "itemRef", "processType", "instantiate");

    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, Integer> notes = new TreeMap<>();
    private final ArrayDeque<String> path = new ArrayDeque<>();
    private @Nullable Locator locator;
    private int foreign;
    private int processes;
    private int participants;

    private BpmnGuard() {}

    /** What was found. @param fatal whether the file cannot be read any further */
    record Found(List<Refusal> refusals, List<String> notes, boolean fatal) {}

    static Found look(byte[] file) {
        var guard = new BpmnGuard();
        try {
            parser().parse(new InputSource(new ByteArrayInputStream(file)), guard);
        } catch (SAXParseException broken) {
            var message = String.valueOf(broken.getMessage());
            boolean doctype = message.contains("DOCTYPE");
            guard.refusals.add(new Refusal(
                    doctype ? "DOCTYPE" : "xml",
                    "",
                    "",
                    broken.getLineNumber(),
                    doctype
                            ? "tệp có khai báo kiểu tài liệu (DTD), không được nhận vì có thể đọc tệp ngoài. Bỏ khai"
                                    + " báo này."
                            : "tệp không phải XML đúng: " + message));
            return new Found(guard.refusals, List.of(), true);
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            throw new IllegalStateException("The XML parser of the platform lacks a feature", broken);
        }
        var notes = guard.notes.entrySet().stream()
                .map(e -> e.getKey() + " (" + e.getValue() + ")")
                .toList();
        return new Found(guard.refusals, notes, false);
    }

    private static javax.xml.parsers.SAXParser parser() throws SAXException, ParserConfigurationException {
        var factory = SAXParserFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setXIncludeAware(false);
        return factory.newSAXParser();
    }

    @Override
    public void setDocumentLocator(Locator found) {
        locator = found;
    }

    @Override
    public InputSource resolveEntity(String publicId, String systemId) throws SAXException {
        throw new SAXException("No entity outside the file is read");
    }

    @Override
    public void startElement(String space, String name, String qualified, Attributes attributes) {
        var parent = path.peek();
        path.push(name);
        if (foreign > 0) {
            foreign++;
            return;
        }
        if (!space.equals(BpmnNames.MODEL)) {
            foreign = 1;
            if ("extensionElements".equals(parent)) note("phần mở rộng của công cụ khác, không dùng: " + qualified);
            else if ("BPMNDiagram".equals(name)) note("cách vẽ, được sắp lại");
            else refuse(name, attributes, "phần tử không thuộc BPMN 2.0, không được nhận. Bỏ phần tử này.");
            return;
        }
        if (!SUBSET.contains(name))
            refuse(name, attributes, "loại phần tử này chưa được nhận. Vẽ lại bằng các phần tử được nhận, hoặc bỏ.");
        if (name.equals("process") && ++processes > 1)
            refuse(name, attributes, "tệp có nhiều quy trình; mỗi tệp chỉ được một. Tách thành nhiều tệp.");
        if (name.equals("participant") && ++participants > 1)
            refuse(name, attributes, "sơ đồ có nhiều bên tham gia; chỉ được một. Bỏ các bên khác.");
        if (DEFINITIONS_OF_EVENTS.contains(name) && !"intermediateCatchEvent".equals(parent))
            refuse(
                    name,
                    attributes,
                    "chỉ được dùng ở sự kiện chờ giữa chừng (intermediateCatchEvent). Đổi thành sự kiện thường.");
        if (name.equals("documentation")) note("phần ghi chú (documentation), không dùng");
        if (name.equals("message")) note("tên thông điệp (message), không dùng");
        for (int i = 0; i < attributes.getLength(); i++) attribute(name, attributes, i);
    }

    private void attribute(String element, Attributes attributes, int i) {
        var space = attributes.getURI(i);
        var name = attributes.getLocalName(i);
        if (space.equals(BpmnNames.OURS) || space.equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)) return;
        if (!space.isEmpty()) note("thuộc tính của công cụ khác, không dùng: " + attributes.getQName(i));
        var plain = PLAIN.get(name);
        if (space.isEmpty() && plain != null && !plain.equals(attributes.getValue(i)))
            refuse(
                    element,
                    attributes,
                    "thuộc tính %s=\"%s\" chưa được nhận. Bỏ thuộc tính.".formatted(name, attributes.getValue(i)));
        if (space.isEmpty() && BEHIND.contains(name) && !isHarmless(name, attributes.getValue(i)))
            refuse(
                    element,
                    attributes,
                    "thuộc tính %s=\"%s\" gọi tới phần mềm hoặc phần ngoài tệp, chưa được nhận. Bỏ thuộc tính."
                            .formatted(name, attributes.getValue(i)));
    }

    private static boolean isHarmless(String name, String value) {
        return switch (name) {
            case "implementation" -> value.startsWith("##");
            case "processType" -> !value.equals("Public");
            case "instantiate" -> value.equals("false");
            default -> false;
        };
    }

    @Override
    public void endElement(String space, String name, String qualified) {
        path.pop();
        if (foreign > 0) foreign--;
    }

    private void note(String text) {
        notes.merge(text, 1, Integer::sum);
    }

    private void refuse(String element, Attributes attributes, String sentence) {
        refusals.add(new Refusal(
                element,
                java.util.Objects.requireNonNullElse(attributes.getValue("id"), ""),
                java.util.Objects.requireNonNullElse(attributes.getValue("name"), ""),
                locator == null ? 0 : locator.getLineNumber(),
                sentence));
    }
}
