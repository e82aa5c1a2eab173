package vn.kycuong.mining;

import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.kycuong.mining.LogMapping.Role;

/**
 * XES (IEEE 1849), one element after the other: a log of any length in the room of its longest case. No document type is read, so that no
 * entity is; whatever the schema does not know is refused by line and column, and what is read in good faith is noted.
 */
final class XesReader {
    private static final int DEEPEST = 64;
    private static final Set<String> ATTRIBUTES =
            Set.of("string", "date", "int", "float", "boolean", "id", "list", "container");

    /** Keys of a classifier stand apart by blanks; one that holds blanks stands in quotes. */
    private static final Pattern KEYS = Pattern.compile("'([^']*)'|\\S+");

    private enum Place {
        LOG,
        TRACE,
        EVENT,
        GLOBAL,
        EXTENSION,
        CLASSIFIER,
        ATTRIBUTE,
        LIST,
        VALUES
    }

    private record Said(String value, long line) {}

    private final LogReading reading;
    private final GuardedStream stream;
    private final XMLStreamReader xml;
    private final Trace trace = new Trace();
    private final Place[] places = new Place[DEEPEST + 1];
    private int depth;

    private final Map<String, Said> ofCase = new HashMap<>();
    private final Set<String> caseKeys = new HashSet<>();
    private final Set<String> declaredForTraces = new HashSet<>();
    private final Set<String> declaredForEvents = new HashSet<>();
    private final Map<String, String> types = new HashMap<>();
    private final String caseKey;
    private final String activityKey;
    private final String timeKey;
    private final String resourceKey;
    private final String groupKey;
    private boolean globalOfTraces;
    private boolean nestingUndeclared;
    private boolean settled;
    private boolean stray;
    private int rank;
    private boolean listed;

    private @Nullable String activity;
    private long at;
    private int resource;
    private int unit;
    private long cases;

    private XesReader(LogReading reading, GuardedStream stream) throws XMLStreamException {
        this.reading = reading;
        this.stream = stream;
        var keys = reading.keys;
        keys.take(Role.CASE, "concept:name");
        keys.take(Role.ACTIVITY, "concept:name");
        keys.take(Role.TIME, "time:timestamp");
        keys.take(Role.RESOURCE, "org:resource");
        keys.take(Role.GROUP, "org:group");
        this.caseKey = key(Role.CASE);
        this.activityKey = key(Role.ACTIVITY);
        this.timeKey = key(Role.TIME);
        this.resourceKey = key(Role.RESOURCE);
        this.groupKey = key(Role.GROUP);
        for (var role : Role.values()) if (role.isOfCase()) caseKeys.addAll(role.candidates());
        for (var role : Role.values()) {
            var told = keys.of(role);
            if (role.isOfCase() && told != null) caseKeys.add(told);
        }
        for (var one : new String[] {"concept:name", "org:resource", "org:group", "org:role", "lifecycle:transition"})
            types.put(one, "string");
        types.put("time:timestamp", "date");
        this.xml = factory().createXMLStreamReader(stream);
    }

    private String key(Role role) {
        return String.valueOf(reading.keys.of(role));
    }

    static void read(GuardedStream stream, LogReading reading) throws Malformed, IOException {
        XesReader reader = null;
        try {
            reader = new XesReader(reading, stream);
            reader.readAll();
        } catch (XMLStreamException wrong) {
            throw refusal(wrong);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLReporter((_, _, _, _) -> {}); // what is wrong is thrown too; the console is for the answer
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("no entity is fetched");
        });
        return factory;
    }

    private static Malformed refusal(XMLStreamException wrong) throws IOException {
        var place = wrong.getLocation();
        long line = place == null ? 0 : Math.max(0, place.getLineNumber());
        long column = place == null ? 0 : Math.max(0, place.getColumnNumber());
        var cause = wrong.getNestedException();
        if (cause instanceof GuardedStream.Endless)
            return new Malformed(
                    line, column, "một giá trị hay chú thích dài hơn %,d byte".formatted(GuardedStream.PIECE));
        if (cause instanceof EOFException || cause instanceof ZipException)
            return new Malformed(line, column, "tệp nén hỏng hoặc bị cắt giữa chừng");
        if (cause instanceof CharConversionException)
            return new Malformed(line, column, "có byte không đúng bảng mã mà tệp khai báo");
        if (cause instanceof IOException unreadable) throw unreadable;
        var said = String.valueOf(wrong.getMessage());
        int words = said.indexOf("Message: ");
        return new Malformed(
                line,
                column,
                "XML không đúng cú pháp (%s)"
                        .formatted(LogReading.shown((words < 0 ? said : said.substring(words + 9)).strip())));
    }

    private void readAll() throws XMLStreamException, Malformed {
        while (xml.hasNext()) {
            int event = xml.next();
            stream.pieceDone();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> open(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> close();
                case XMLStreamConstants.DTD -> throw no("có khai báo DOCTYPE; XES không dùng và Kỷ Cương không đọc");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw no("tham chiếu thực thể “%s” không được khai báo".formatted(xml.getLocalName()));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!xml.isWhiteSpace())
                        throw no("có chữ “%s” nằm ngoài mọi thuộc tính"
                                .formatted(LogReading.shown(xml.getText().strip())));
                }
                default -> {}
            }
        }
        if (cases == 0) reading.notes.note("Tệp không có hồ sơ (trace) nào.", 0);
    }

    private void open(String name) throws Malformed {
        if (depth == 0) {
            if (!name.equals("log"))
                throw no("phần tử gốc là <%s>, không phải <log>".formatted(LogReading.shown(name)));
            var features = xml.getAttributeValue(null, "xes.features");
            nestingUndeclared = features != null && !features.contains("nested-attributes");
            push(Place.LOG);
            return;
        }
        if (depth == DEEPEST) throw no("lồng sâu quá %d tầng".formatted(DEEPEST));
        var here = places[depth - 1];
        if (ATTRIBUTES.contains(name)) attribute(name, here);
        else if (name.equals("values") && here == Place.LIST) {
            listed = true;
            push(Place.VALUES);
        } else part(name, here);
    }

    private void part(String name, Place here) throws Malformed {
        switch (name) {
            case "event" -> {
                if (here == Place.LOG) ordered(5, name);
                else if (here != Place.TRACE) throw misplaced(name, here);
                stray = here == Place.LOG;
                beginEvent();
            }
            case "trace" -> {
                if (here != Place.LOG) throw misplaced(name, here);
                ordered(4, name);
                beginTrace();
            }
            case "extension" -> {
                if (here != Place.LOG) throw misplaced(name, here);
                ordered(0, name);
                for (var wanted : new String[] {"name", "prefix", "uri"}) required(name, wanted);
                push(Place.EXTENSION);
            }
            case "global" -> {
                if (here != Place.LOG) throw misplaced(name, here);
                ordered(1, name);
                global();
            }
            case "classifier" -> {
                if (here != Place.LOG) throw misplaced(name, here);
                ordered(2, name);
                classifier();
            }
            default -> throw no("phần tử <%s> không có trong chuẩn XES".formatted(LogReading.shown(name)));
        }
    }

    private void global() throws Malformed {
        var scope = xml.getAttributeValue(null, "scope");
        if (scope == null) note("<global> không ghi scope: đọc như của sự kiện.");
        else if (!scope.equals("trace") && !scope.equals("event"))
            throw no("<global> có scope “%s”, chuẩn chỉ có trace và event".formatted(LogReading.shown(scope)));
        if (xml.getAttributeCount() > (scope == null ? 0 : 1))
            note("<global> có thuộc tính XML mà chuẩn không biết: bỏ qua.");
        globalOfTraces = "trace".equals(scope);
        push(Place.GLOBAL);
    }

    private void classifier() throws Malformed {
        required("classifier", "name");
        var keys = required("classifier", "keys");
        var declared = "trace".equals(xml.getAttributeValue(null, "scope")) ? declaredForTraces : declaredForEvents;
        boolean known = true;
        for (var key : keys.strip().split("\\s+"))
            known &= declared.contains(key)
                    || keys.contains("'")
                    || declared.stream().anyMatch(one -> one.contains(" ") && keys.contains(one));
        if (!known) note("Bộ phân loại nêu thuộc tính không được khai báo ở <global>: bỏ qua bộ phân loại.");
        push(Place.CLASSIFIER);
    }

    private void attribute(String type, Place here) throws Malformed {
        String key = null;
        String value = null;
        for (int i = 0, n = xml.getAttributeCount(); i < n; i++) {
            var name = xml.getAttributeLocalName(i);
            if (name.equals("key")) key = xml.getAttributeValue(i);
            else if (name.equals("value")) value = xml.getAttributeValue(i);
        }
        if (key == null) throw no("thuộc tính <%s> thiếu key".formatted(type));
        boolean list = type.equals("list") || type.equals("container");
        if (value == null && !list) throw no("thuộc tính “%s” thiếu value".formatted(LogReading.shown(key)));
        long moment = value == null ? Trace.NEVER : checked(type, key, value);
        switch (here) {
            case EVENT -> ofEvent(type, key, String.valueOf(value), moment);
            case TRACE -> {
                typed(type, key);
                if (caseKey.equals(key) && value != null) {
                    if (!trace.name.isEmpty()) note("Một hồ sơ ghi tên hai lần: lấy tên đầu.");
                    else trace.name = value;
                } else if (caseKeys.contains(key) && value != null) ofCase.putIfAbsent(key, new Said(value, line()));
            }
            case GLOBAL -> (globalOfTraces ? declaredForTraces : declaredForEvents).add(key);
            case LOG -> ordered(3, type);
            case ATTRIBUTE -> {
                if (nestingUndeclared)
                    note(
                            "Thuộc tính lồng trong thuộc tính mà xes.features không khai báo nested-attributes: bỏ qua phần lồng.");
            }
            case LIST -> {
                if (listed) note("Thuộc tính của <list> đứng sau <values>: vẫn đọc.");
            }
            case VALUES -> {}
            case EXTENSION, CLASSIFIER -> throw misplaced(type, here);
        }
        if (list && type.equals("list")) {
            listed = false;
            push(Place.LIST);
        } else push(Place.ATTRIBUTE);
    }

    /** Refuses a value that is not of its type; answers the moment of a date. */
    private long checked(String type, String key, String value) throws Malformed {
        switch (type) {
            case "date" -> {
                long moment = reading.moments.read(value);
                if (moment == MomentText.WRONG) throw wrong(key, value, "thời điểm (xs:dateTime)");
                if (reading.moments.wasBare()) note("Thời điểm không ghi múi giờ: đọc theo giờ Việt Nam.");
                return moment;
            }
            case "int" -> {
                if (!isWhole(value)) throw wrong(key, value, "số nguyên");
            }
            case "float" -> {
                if (!isNumber(value)) throw wrong(key, value, "số");
            }
            case "boolean" -> {
                if (!value.equals("true") && !value.equals("false") && !value.equals("1") && !value.equals("0"))
                    throw wrong(key, value, "true hay false");
            }
            case "id" -> {
                if (!value.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
                    throw wrong(key, value, "mã UUID");
            }
            default -> {}
        }
        return Trace.NEVER;
    }

    private Malformed wrong(String key, String value, String wanted) {
        return no("thuộc tính “%s” có giá trị “%s”, không phải là %s"
                .formatted(LogReading.shown(key), LogReading.shown(value), wanted));
    }

    private static boolean isWhole(String value) {
        int from = value.startsWith("-") || value.startsWith("+") ? 1 : 0;
        if (from == value.length()) return false;
        for (int i = from; i < value.length(); i++) if (value.charAt(i) < '0' || value.charAt(i) > '9') return false;
        return true;
    }

    private static boolean isNumber(String value) {
        if (value.equals("NaN") || value.equals("INF") || value.equals("-INF")) return true;
        boolean digits = false;
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            if (one >= '0' && one <= '9') digits = true;
            else if ("+-.eE".indexOf(one) < 0) return false;
        }
        if (!digits) return false;
        try {
            Double.parseDouble(value);
            return true;
        } catch (NumberFormatException no) {
            return false;
        }
    }

    private void ofEvent(String type, String key, String value, long moment) throws Malformed {
        typed(type, key);
        if (key.equals(activityKey)) {
            if (activity != null) note("Một sự kiện ghi tên bước hai lần: lấy tên đầu.");
            else activity = value;
        }
        if (key.equals(timeKey)) {
            if (at == Trace.NEVER) at = moment == Trace.NEVER ? reading.moment(value, key, line()) : moment;
        } else if (key.equals(resourceKey)) {
            if (resource == Trace.NONE) resource = reading.names.resources().number(value);
        } else if (key.equals(groupKey)) {
            if (unit == Trace.NONE) unit = reading.names.groups().number(value);
        }
    }

    /** The standard's own attributes have the type that it gives them. */
    private void typed(String type, String key) throws Malformed {
        var wanted = types.get(key);
        if (wanted != null && !wanted.equals(type))
            throw no("thuộc tính “%s” có kiểu %s, chuẩn XES quy định %s".formatted(key, type, wanted));
    }

    private void beginTrace() {
        trace.begin();
        ofCase.clear();
        push(Place.TRACE);
    }

    private void beginEvent() {
        activity = null;
        at = Trace.NEVER;
        resource = Trace.NONE;
        unit = Trace.NONE;
        push(Place.EVENT);
    }

    private void close() throws Malformed {
        var closed = places[--depth];
        switch (closed) {
            case EVENT -> endEvent();
            case TRACE -> endTrace();
            case LIST -> {
                if (!listed) throw no("<list> không có phần tử <values>");
            }
            default -> {}
        }
    }

    private void endEvent() throws Malformed {
        if (stray) {
            reading.strays++;
            note("Sự kiện nằm ngoài mọi hồ sơ: không tính vào hồ sơ nào.");
            return;
        }
        var name = activity;
        if (name == null) {
            note("Sự kiện không ghi tên bước (%s): tính là “%s”.".formatted(activityKey, LogReading.UNNAMED));
            name = LogReading.UNNAMED;
        }
        if (at == Trace.NEVER) note("Sự kiện không ghi thời điểm: không tính khoảng cách trước và sau nó.");
        trace.add(reading.activity(name, 0), at, resource, unit);
    }

    private void endTrace() throws Malformed {
        cases++;
        if (trace.name.isEmpty()) {
            note("Hồ sơ không ghi tên (%s): gọi bằng số thứ tự.".formatted(caseKey));
            trace.name = "#" + cases;
        }
        settle();
        trace.start = said(Role.START);
        trace.deadline = said(Role.DEADLINE);
        if (!reading.keys.endsWithLastEvent()) trace.end = said(Role.END);
        var group = ofCase.get(String.valueOf(reading.keys.of(Role.CASE_GROUP)));
        trace.group = group == null ? Trace.NONE : reading.names.groups().number(group.value());
        reading.give(trace, line());
    }

    /** By what the log declares of every trace; else by what this one says. */
    private void settle() {
        if (!settled) {
            for (var role : Role.values()) if (role.isOfCase()) reading.keys.settle(role, declaredForTraces::contains);
            settled = true;
        }
        for (var role : Role.values()) if (role.isOfCase()) reading.keys.settle(role, ofCase::containsKey);
    }

    private long said(Role role) throws Malformed {
        var key = reading.keys.of(role);
        if (key == null) return Trace.NEVER;
        var said = ofCase.get(key);
        return said == null || said.value().isEmpty() ? Trace.NEVER : reading.moment(said.value(), key, said.line());
    }

    private void ordered(int now, String name) {
        if (now < rank)
            note("Phần tử <%s> đứng sau chỗ mà chuẩn quy định: vẫn đọc.".formatted(now == 3 ? "thuộc tính" : name));
        else rank = now;
    }

    private String required(String element, String attribute) throws Malformed {
        var value = xml.getAttributeValue(null, attribute);
        if (value == null) throw no("<%s> thiếu %s".formatted(element, attribute));
        return value;
    }

    private void push(Place place) {
        places[depth++] = place;
    }

    private Malformed misplaced(String name, Place here) {
        return no("phần tử <%s> không được nằm trong %s"
                .formatted(
                        name,
                        here == Place.LOG ? "<log>" : "<" + here.name().toLowerCase(java.util.Locale.ROOT) + ">"));
    }

    private long line() {
        return xml.getLocation().getLineNumber();
    }

    private void note(String sentence) {
        reading.notes.note(sentence, line());
    }

    private Malformed no(String reason) {
        var place = xml.getLocation();
        return new Malformed(place.getLineNumber(), place.getColumnNumber(), reason);
    }
}
