package vn.kycuong.mining;

import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes our dossiers as OCEL 2.0 in JSON: dossiers, procedures, units and people (by pseudonym) as objects. */
final class OcelWriter implements OwnLogs.Writer {
    static final String DOSSIER = "dossier";

    private final JsonGenerator json;
    private final List<OwnCase> dossiers = new ArrayList<>();
    private final Set<String> steps = new TreeSet<>();
    private final Set<String> units = new TreeSet<>();
    private final Set<String> people = new TreeSet<>();
    private final Set<String> procedures = new TreeSet<>();
    private long events;

    OcelWriter(OutputStream out) {
        this.json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out);
        json.writeStartObject();
        json.writeArrayPropertyStart("events");
    }

    @Override
    public void write(OwnCase one) {
        for (var event : one.events()) {
            json.writeStartObject();
            json.writeStringProperty("id", "e" + ++events);
            json.writeStringProperty("type", event.step());
            json.writeStringProperty("time", event.at().toString());
            json.writeArrayPropertyStart("attributes");
            attribute("resource", event.person(), null);
            attribute("group", event.unit(), null);
            json.writeEndArray();
            json.writeArrayPropertyStart("relationships");
            link("d:" + one.id(), "dossier");
            link("p:" + event.person(), "actor");
            link("u:" + event.unit(), "unit");
            json.writeEndArray();
            json.writeEndObject();
            steps.add(event.step());
            people.add(event.person());
            units.add(event.unit());
        }
        procedures.add(one.procedure());
        units.add(one.unit());
        // its events are written; what is left is small
        dossiers.add(
                new OwnCase(one.id(), one.start(), one.deadline(), one.end(), one.procedure(), one.unit(), List.of()));
    }

    @Override
    public void end() {
        json.writeEndArray();
        json.writeArrayPropertyStart("objects");
        dossiers.forEach(this::dossier);
        procedures.forEach(one -> plain("q:" + one, "procedure"));
        units.forEach(one -> plain("u:" + one, "unit"));
        people.forEach(one -> plain("p:" + one, "officer"));
        json.writeEndArray();
        json.writeArrayPropertyStart("objectTypes");
        type(DOSSIER, List.of("startdate", "deadline", "enddate"), "time");
        for (var one : List.of("procedure", "unit", "officer")) type(one, List.of(), "string");
        json.writeEndArray();
        json.writeArrayPropertyStart("eventTypes");
        for (var step : steps) type(step, List.of("resource", "group"), "string");
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
    }

    private void dossier(OwnCase one) {
        json.writeStartObject();
        json.writeStringProperty("id", "d:" + one.id());
        json.writeStringProperty("type", DOSSIER);
        json.writeArrayPropertyStart("attributes");
        attribute("startdate", one.start().toString(), one.start());
        if (one.deadline() != null) attribute("deadline", one.deadline().toString(), one.start());
        if (one.end() != null) attribute("enddate", one.end().toString(), one.end());
        json.writeEndArray();
        json.writeArrayPropertyStart("relationships");
        link("q:" + one.procedure(), "procedure");
        link("u:" + one.unit(), "competent unit");
        json.writeEndArray();
        json.writeEndObject();
    }

    private void plain(String id, String type) {
        json.writeStartObject();
        json.writeStringProperty("id", id);
        json.writeStringProperty("type", type);
        json.writeArrayPropertyStart("attributes");
        json.writeEndArray();
        json.writeEndObject();
    }

    private void type(String name, List<String> attributes, String kind) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeArrayPropertyStart("attributes");
        for (var one : attributes) {
            json.writeStartObject();
            json.writeStringProperty("name", one);
            json.writeStringProperty("type", kind);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void attribute(String name, String value, @Nullable Instant since) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        if (since != null) json.writeStringProperty("time", since.toString());
        json.writeStringProperty("value", value);
        json.writeEndObject();
    }

    private void link(String id, String qualifier) {
        json.writeStartObject();
        json.writeStringProperty("objectId", id);
        json.writeStringProperty("qualifier", qualifier);
        json.writeEndObject();
    }
}
