package vn.kycuong.mining;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes our dossiers as XES (IEEE 1849), one after the other. */
final class XesWriter implements OwnLogs.Writer {
    private final XMLStreamWriter xml;

    XesWriter(OutputStream out) {
        try {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            begin();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void begin() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        xml.writeStartElement("log");
        xml.writeDefaultNamespace("http://www.xes-standard.org/");
        xml.writeAttribute("xes.version", "1849.2016");
        xml.writeAttribute("xes.features", "");
        for (var one : new String[] {"Concept", "Time", "Organizational", "Lifecycle"}) {
            line();
            xml.writeEmptyElement("extension");
            xml.writeAttribute("name", one);
            xml.writeAttribute("prefix", one.equals("Organizational") ? "org" : one.toLowerCase(java.util.Locale.ROOT));
            xml.writeAttribute(
                    "uri",
                    "http://www.xes-standard.org/"
                            + (one.equals("Organizational") ? "org" : one.toLowerCase(java.util.Locale.ROOT))
                            + ".xesext");
        }
        line();
        xml.writeStartElement("global");
        xml.writeAttribute("scope", "trace");
        for (var key : new String[] {"concept:name", "procedure", "unit"}) attribute("string", key, "");
        for (var key : new String[] {"startdate", "deadline", "enddate"})
            attribute("date", key, Instant.EPOCH.toString());
        xml.writeEndElement();
        line();
        xml.writeStartElement("global");
        xml.writeAttribute("scope", "event");
        for (var key : new String[] {"concept:name", "org:resource", "org:group", "lifecycle:transition"})
            attribute("string", key, "");
        attribute("date", "time:timestamp", Instant.EPOCH.toString());
        xml.writeEndElement();
        line();
        xml.writeEmptyElement("classifier");
        xml.writeAttribute("name", "Activity");
        xml.writeAttribute("keys", "concept:name");
    }

    @Override
    public void write(OwnCase one) {
        try {
            line();
            xml.writeStartElement("trace");
            attribute("string", "concept:name", one.id());
            date("startdate", one.start());
            date("deadline", one.deadline());
            date("enddate", one.end());
            attribute("string", "procedure", one.procedure());
            attribute("string", "unit", one.unit());
            for (var event : one.events()) {
                line();
                xml.writeStartElement("event");
                attribute("string", "concept:name", event.step());
                date("time:timestamp", event.at());
                attribute("string", "org:resource", event.person());
                attribute("string", "org:group", event.unit());
                attribute("string", "lifecycle:transition", "complete");
                xml.writeEndElement();
            }
            line();
            xml.writeEndElement();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void date(String key, @Nullable Instant moment) throws XMLStreamException {
        if (moment != null) attribute("date", key, moment.toString());
    }

    private void attribute(String type, String key, String value) throws XMLStreamException {
        xml.writeEmptyElement(type);
        xml.writeAttribute("key", key);
        xml.writeAttribute("value", value);
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    @Override
    public void end() {
        try {
            line();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
