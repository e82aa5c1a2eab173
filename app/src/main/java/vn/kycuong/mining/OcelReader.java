package vn.kycuong.mining;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import vn.kycuong.mining.LogMapping.Role;

/**
 * OCEL 2.0 in JSON: objects, events, and what links them. Objects of one type make the cases; an event that belongs to several of them
 * belongs to each of their cases.
 */
final class OcelReader {
    private static final int DEEPEST = 32;
    private static final int LONGEST = 1 << 20;

    private final LogReading reading;
    private final GuardedStream stream;
    private final CollectedCases collected;
    private final JsonParser json;

    private final NameList objects = new NameList();
    private final BitSet declared = new BitSet();
    private final Map<Integer, Long> mentioned = new HashMap<>();
    private final NameList types = new NameList();
    private int[] typeOf = new int[64];
    private final Map<Integer, Map<Role, String>> ofCase = new HashMap<>();

    private int events;
    private int[] activity = new int[64];
    private int[] resource = new int[64];
    private int[] unit = new int[64];
    private long[] at = new long[64];
    private int[] firstLink = new int[65];
    private int[] links = new int[64];
    private int linked;
    private long objectLinks;

    private OcelReader(GuardedStream stream, LogReading reading, CollectedCases collected) {
        this.stream = stream;
        this.reading = reading;
        this.collected = collected;
        var limits = StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST)
                .build();
        this.json = JsonFactory.builder()
                .streamReadConstraints(limits)
                .build()
                .createParser(ObjectReadContext.empty(), stream);
        reading.keys.take(Role.RESOURCE, "resource");
        reading.keys.take(Role.GROUP, "group");
    }

    static void read(GuardedStream stream, LogReading reading, CollectedCases collected) throws Malformed, IOException {
        var reader = new OcelReader(stream, reading, collected);
        try {
            reader.readAll();
        } catch (JacksonException wrong) {
            throw reader.refusal(wrong);
        }
    }

    private Malformed refusal(JacksonException wrong) throws IOException {
        var place = wrong.getLocation();
        long line = place == null ? line() : Math.max(0, place.getLineNr());
        long column = place == null ? 0 : Math.max(0, place.getColumnNr());
        var cause = wrong.getCause();
        if (cause instanceof GuardedStream.Endless)
            return new Malformed(line, column, "một phần tử dài hơn %,d byte".formatted(GuardedStream.PIECE));
        if (cause instanceof EOFException || cause instanceof ZipException)
            return new Malformed(line, column, "tệp nén hỏng hoặc bị cắt giữa chừng");
        if (cause instanceof IOException unreadable && !(cause instanceof java.io.CharConversionException))
            throw unreadable;
        return new Malformed(
                line,
                column,
                "JSON không đúng cú pháp (%s)".formatted(LogReading.shown(String.valueOf(wrong.getOriginalMessage()))));
    }

    private void readAll() throws Malformed {
        expect(JsonToken.START_OBJECT, "một đối tượng JSON");
        boolean objectsThere = false;
        boolean eventsThere = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            switch (name) {
                case "objects" -> {
                    objectsThere = true;
                    each("objects", this::object);
                }
                case "events" -> {
                    eventsThere = true;
                    each("events", this::event);
                }
                default -> {
                    json.nextToken();
                    skip();
                }
            }
        }
        if (json.nextToken() != null) throw no("còn dữ liệu sau khi đối tượng JSON đã đóng");
        if (!objectsThere || !eventsThere)
            throw no("thiếu “%s”: không phải nhật ký OCEL 2.0".formatted(objectsThere ? "events" : "objects"));
        for (var one : mentioned.entrySet())
            if (!declared.get(one.getKey()))
                throw new Malformed(
                        one.getValue(),
                        0,
                        "nhắc tới đối tượng “%s” mà tệp không có"
                                .formatted(LogReading.shown(objects.name(one.getKey()))));
        giveCases();
    }

    /** One element of an array that is open. */
    @FunctionalInterface
    private interface Element {
        void read() throws Malformed;
    }

    private void each(String name, Element element) throws Malformed {
        if (json.nextToken() != JsonToken.START_ARRAY) throw no("“%s” phải là một mảng".formatted(name));
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) throw no("“%s” phải gồm các đối tượng".formatted(name));
            element.read();
            stream.pieceDone();
        }
    }

    private void object() throws Malformed {
        long from = line();
        String id = null;
        String type = null;
        Map<Role, String> said = Map.of();
        var targets = new ArrayList<String>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            switch (json.currentName()) {
                case "id" -> id = text("id");
                case "type" -> type = text("type");
                case "attributes" -> said = attributes(true);
                case "relationships" -> relationships(targets);
                default -> {
                    json.nextToken();
                    skip();
                }
            }
        }
        if (id == null || type == null) throw new Malformed(from, 0, "đối tượng thiếu id hoặc type");
        int number = objects.number(id);
        if (declared.get(number))
            throw new Malformed(from, 0, "đối tượng “%s” có hai lần".formatted(LogReading.shown(id)));
        declared.set(number);
        if (number >= typeOf.length) typeOf = Arrays.copyOf(typeOf, Math.max(number + 1, typeOf.length * 2));
        typeOf[number] = types.number(type);
        if (!said.isEmpty()) ofCase.put(number, said);
        for (var target : targets) mention(target, from);
        objectLinks += targets.size();
    }

    private int mention(String id, long line) {
        int number = objects.number(id);
        if (!declared.get(number)) mentioned.putIfAbsent(number, line);
        return number;
    }

    private void event() throws Malformed {
        long from = line();
        String id = null;
        String type = null;
        String time = null;
        Map<Role, String> said = Map.of();
        var targets = new ArrayList<String>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            switch (json.currentName()) {
                case "id" -> id = text("id");
                case "type" -> type = text("type");
                case "time" -> time = text("time");
                case "attributes" -> said = attributes(false);
                case "relationships" -> relationships(targets);
                default -> {
                    json.nextToken();
                    skip();
                }
            }
        }
        if (id == null || type == null || time == null)
            throw new Malformed(from, 0, "sự kiện thiếu id, type hoặc time");
        grow(targets.size());
        activity[events] = reading.activity(type, from);
        at[events] = reading.moment(time, "time", from);
        resource[events] = number(said.get(Role.RESOURCE), reading.names.resources());
        unit[events] = number(said.get(Role.GROUP), reading.names.groups());
        for (var target : targets) links[linked++] = mention(target, from);
        firstLink[++events] = linked;
    }

    private static int number(@Nullable String name, NameList names) {
        return name == null || name.isEmpty() ? Trace.NONE : names.number(name);
    }

    private void grow(int more) {
        if (events == activity.length) {
            int room = events * 2;
            activity = Arrays.copyOf(activity, room);
            resource = Arrays.copyOf(resource, room);
            unit = Arrays.copyOf(unit, room);
            at = Arrays.copyOf(at, room);
            firstLink = Arrays.copyOf(firstLink, room + 1);
        }
        if (linked + more > links.length) links = Arrays.copyOf(links, Math.max(linked + more, links.length * 2));
    }

    /** Of an object's attribute that changes, the last value by its time counts. */
    private Map<Role, String> attributes(boolean ofObject) throws Malformed {
        var said = new LinkedHashMap<Role, String>();
        var since = new HashMap<Role, Long>();
        each("attributes", () -> {
            String name = null;
            String value = null;
            String time = null;
            long from = line();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                switch (json.currentName()) {
                    case "name" -> name = text("name");
                    case "value" -> value = scalar();
                    case "time" -> time = text("time");
                    default -> {
                        json.nextToken();
                        skip();
                    }
                }
            }
            if (name == null || value == null) throw new Malformed(from, 0, "thuộc tính thiếu name hoặc value");
            var role = role(name, ofObject);
            if (role == null) return;
            long now = time == null ? 0 : reading.moment(time, "time", from);
            if (now < since.getOrDefault(role, Long.MIN_VALUE)) return;
            since.put(role, now);
            said.put(role, value);
        });
        return said;
    }

    private @Nullable Role role(String name, boolean ofObject) {
        var plain = FoundKeys.plain(name);
        for (var role : Role.values()) {
            boolean here = ofObject ? role.isOfCase() : role == Role.RESOURCE || role == Role.GROUP;
            if (!here) continue;
            var found = reading.keys.of(role);
            if (found != null ? found.equals(name) : role.candidates().contains(plain)) {
                reading.keys.take(role, name);
                return role;
            }
        }
        return null;
    }

    private void relationships(List<String> targets) throws Malformed {
        each("relationships", () -> {
            String id = null;
            long from = line();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                if (json.currentName().equals("objectId")) id = text("objectId");
                else {
                    json.nextToken();
                    skip();
                }
            }
            if (id == null) throw new Malformed(from, 0, "quan hệ thiếu objectId");
            targets.add(id);
        });
    }

    private String text(String what) throws Malformed {
        if (json.nextToken() != JsonToken.VALUE_STRING) throw no("“%s” phải là chữ".formatted(what));
        return json.getString();
    }

    private String scalar() throws Malformed {
        var token = json.nextToken();
        if (token == null || !token.isScalarValue()) throw no("“value” phải là một giá trị đơn");
        return json.getString();
    }

    /** A piece that is of no use here, however large. */
    private void skip() {
        int depth = json.currentToken() != null && json.currentToken().isStructStart() ? 1 : 0;
        while (depth > 0) {
            var token = json.nextToken();
            stream.pieceDone();
            if (token == null) return;
            if (token.isStructStart()) depth++;
            else if (token.isStructEnd()) depth--;
        }
    }

    private void giveCases() throws Malformed {
        int caseType = caseType();
        if (caseType < 0) return;
        var typeName = types.name(caseType);
        for (int object = 0; object < objects.size(); object++) {
            if (typeOf[object] != caseType) continue;
            sayOfCase(object, collected.owner(objects.name(object)));
        }
        for (int event = 0; event < events; event++) {
            int cases = 0;
            for (int i = firstLink[event]; i < firstLink[event + 1]; i++) {
                if (typeOf[links[i]] != caseType || repeated(event, i)) continue;
                int owner = collected.owner(objects.name(links[i]));
                collected.add(owner, activity[event], at[event], resource[event], unit[event], 0);
                cases++;
            }
            if (cases == 0) {
                reading.strays++;
                reading.notes.note(
                        "Sự kiện không gắn với đối tượng nào kiểu “%s”: không tính vào hồ sơ nào.".formatted(typeName),
                        0);
            } else if (cases > 1)
                reading.notes.note(
                        "Sự kiện gắn với nhiều đối tượng kiểu “%s”: tính cho từng đối tượng.".formatted(typeName), 0);
        }
        reading.ocel = new OcelCounts(events, objects.size(), linked, objectLinks, byType(), typeName);
        collected.giveAll(reading);
    }

    /** Linked twice to the same object, by two qualifiers, an event is still one event of its case. */
    private boolean repeated(int event, int link) {
        for (int i = firstLink[event]; i < link; i++) if (links[i] == links[link]) return true;
        return false;
    }

    private void sayOfCase(int object, int owner) throws Malformed {
        var said = ofCase.get(object);
        if (said == null) return;
        for (var one : said.entrySet()) {
            var value = one.getValue();
            if (value.isEmpty()) continue;
            switch (one.getKey()) {
                case START -> collected.started(owner, reading.moment(value, "start", 0));
                case DEADLINE -> collected.due(owner, reading.moment(value, "deadline", 0));
                case END -> collected.ended(owner, reading.moment(value, "end", 0));
                default -> collected.grouped(owner, reading.names.groups().number(value));
            }
        }
    }

    private int caseType() throws Malformed {
        var told = reading.keys.of(Role.OBJECT_TYPE);
        var linksOf = new long[types.size()];
        for (int i = 0; i < linked; i++) linksOf[typeOf[links[i]]]++;
        int best = -1;
        for (int type = 0; type < types.size(); type++) {
            if (types.name(type).equals(told)) return type;
            if (best < 0 || linksOf[type] > linksOf[best]) best = type;
        }
        if (told != null)
            throw new Malformed(
                    0,
                    0,
                    "không có kiểu đối tượng “%s” (--object-type). Các kiểu: %s"
                            .formatted(told, String.join(", ", types.names())));
        if (best >= 0) {
            reading.keys.take(Role.OBJECT_TYPE, types.name(best));
            if (types.size() > 1)
                reading.notes.note(
                        "Chọn kiểu “%s” làm hồ sơ vì nhiều sự kiện gắn với nó nhất; chọn kiểu khác bằng --object-type."
                                .formatted(types.name(best)),
                        0);
        }
        return best;
    }

    private Map<String, Long> byType() {
        var counts = new LinkedHashMap<String, Long>();
        for (int object = 0; object < objects.size(); object++) counts.merge(types.name(typeOf[object]), 1L, Long::sum);
        return counts;
    }

    private void expect(JsonToken wanted, String what) throws Malformed {
        if (json.nextToken() != wanted) throw no("tệp phải là " + what);
    }

    private long line() {
        return json.currentLocation().getLineNr();
    }

    private Malformed no(String reason) {
        var place = json.currentLocation();
        return new Malformed(place.getLineNr(), Math.max(0, place.getColumnNr()), reason);
    }
}
