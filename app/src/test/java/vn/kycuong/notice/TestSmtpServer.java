package vn.kycuong.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers as it is told: for whatever a good one does not do. */
final class TestSmtpServer implements AutoCloseable {
    /** Says nothing. */
    static final String SILENT = "";
    /** Takes it and hangs up. */
    static final String HANG_UP = "hang up";

    private final ServerSocket door;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();

    TestSmtpServer() {
        try {
            door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on answers a command so, e.g. {@code RCPT} with {@code 550 5.1.1 unknown}; the end of the message is {@code .}. */
    TestSmtpServer answer(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    void answerWell() {
        answers.clear();
    }

    /** The ids of the messages it took, as often as it took them. */
    List<String> ids() {
        return List.copyOf(ids);
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var guest = door.accept();
                Thread.ofVirtual().start(() -> talk(guest));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket guest) {
        try (guest;
                var in = new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.UTF_8))) {
            if (!said(guest, "HELLO", "220 thu.example")) return;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var command = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                var usual = switch (command) {
                    case "DATA" -> "354 go on";
                    case "QUIT" -> "221 bye";
                    case "EHLO" -> "250-thu.example\r\n250 AUTH PLAIN LOGIN";
                    case "AUTH" -> "235 known";
                    default -> "250 good";
                };
                if (!said(guest, command, usual)) return;
                if (command.equals("DATA")
                        && answers.getOrDefault("DATA", "354").startsWith("354")) {
                    var id = message(in);
                    var end = answers.getOrDefault(".", "250 taken");
                    if (end.startsWith("250") || end.equals(HANG_UP)) ids.add(id);
                    if (end.equals(HANG_UP)) {
                        said(guest, "TAKEN", "250 taken");
                        return;
                    }
                    if (!said(guest, ".", "250 taken")) return;
                }
                if (command.equals("QUIT")) return;
            }
        } catch (IOException goneAway) {
            Thread.yield(); // a guest who goes away is nothing to a server
        }
    }

    private static String message(BufferedReader in) throws IOException {
        var id = "";
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine())
            if (line.toLowerCase(Locale.ROOT).startsWith("message-id:"))
                id = line.substring(11).strip();
        return id;
    }

    private boolean said(Socket guest, String command, String usual) throws IOException {
        var answer = answers.getOrDefault(command, usual);
        if (answer.equals(SILENT)) return true;
        guest.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        guest.getOutputStream().flush();
        return !answer.startsWith("421");
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
