package vn.kycuong.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form as a page shows it, read as a stranger's program would: where it goes, and every name that can be sent with what stands there.
 *
 * @param fields each name with what a browser would send, or a word that fits where nothing is chosen yet
 * @param files names of fields that take files
 */
record PageForm(
        boolean post, String action, Map<String, String> fields, List<String> files, Map<String, String> buttons) {
    private static final Pattern FORM =
            Pattern.compile("<form\\b((?:[^>\"]|\"[^\"]*\")*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile(
            "<(input|select|textarea|button)\\b((?:[^>\"]|\"[^\"]*\")*)>(.*?)(?=<input|<select|<textarea|<button|$)",
            Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z:-]+)(?:=\"([^\"]*)\")?");
    private static final Pattern OPTION = Pattern.compile("<option\\b((?:[^>\"]|\"[^\"]*\")*)>");
    private static final Pattern NUMBERS = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|\\d+|(?<=/ban/)[^/]+");

    static List<PageForm> of(String page) {
        var forms = new ArrayList<PageForm>();
        for (var found = FORM.matcher(page); found.find(); ) forms.add(one(found));
        return forms;
    }

    private static PageForm one(Matcher found) {
        var form = attributes(found.group(1));
        var read = new PageForm(
                "post".equalsIgnoreCase(form.get("method")),
                form.getOrDefault("action", ""),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new LinkedHashMap<>());
        for (var field = FIELD.matcher(found.group(2)); field.find(); )
            read.add(field.group(1), attributes(field.group(2)), field.group(3));
        return read;
    }

    private void add(String tag, Map<String, String> of, String after) {
        var name = of.get("name");
        if (name == null || name.isEmpty() || name.equals("_csrf")) return;
        var type = of.getOrDefault("type", tag).toLowerCase(Locale.ROOT);
        switch (type) {
            case "file" -> files.add(name);
            case "submit", "button" -> buttons.putIfAbsent(name, of.getOrDefault("value", ""));
            case "radio" -> {
                if (of.containsKey("checked")) fields.put(name, of.getOrDefault("value", "on"));
                else fields.putIfAbsent(name, of.getOrDefault("value", "on"));
            }
            case "checkbox" -> fields.putIfAbsent(name, of.getOrDefault("value", "on"));
            case "select" -> fields.putIfAbsent(name, chosen(after));
            case "textarea" ->
                fields.putIfAbsent(name, fitting(name, of, plain(after.replaceFirst("</textarea>(?s:.*)", ""))));
            default -> fields.putIfAbsent(name, type.equals("hidden") ? value(of) : fitting(name, of, value(of)));
        }
    }

    private static String value(Map<String, String> of) {
        return of.getOrDefault("value", "");
    }

    private static String chosen(String options) {
        var first = "";
        for (var option = OPTION.matcher(options.replaceFirst("</select>(?s:.*)", "")); option.find(); ) {
            var of = attributes(option.group(1));
            if (of.containsKey("selected") && !value(of).isEmpty()) return value(of);
            if (first.isEmpty()) first = value(of);
        }
        return first;
    }

    /** What somebody who means well would type. */
    private static String fitting(String name, Map<String, String> of, String value) {
        if (!value.isBlank()) return value;
        var type = of.getOrDefault("type", "text");
        var mode = of.getOrDefault("inputmode", "");
        if (type.equals("date")) return "2020-06-17";
        if (type.equals("time")) return "09:00";
        if (type.equals("tel") || name.equals("lien-he")) return "0912000111";
        if (type.equals("email")) return "mau@vi-du.vn";
        return mode.equals("numeric") || type.equals("number") ? "1" : "Mẫu";
    }

    private static Map<String, String> attributes(String text) {
        var all = new LinkedHashMap<String, String>();
        for (var one = ATTRIBUTE.matcher(text); one.find(); )
            all.putIfAbsent(one.group(1), one.group(2) == null ? "" : plain(one.group(2)));
        return all;
    }

    static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#43;", "+")
                .replace("&#61;", "=")
                .replace("&amp;", "&");
    }

    /** Forms that ask the same of different cases are the same. */
    String shape() {
        var names = new ArrayList<>(fields.keySet());
        names.addAll(files);
        names.addAll(buttons.keySet());
        return (post ? "POST " : "GET ")
                + NUMBERS.matcher(action.replaceFirst("\\?.*", "")).replaceAll("*") + " "
                + names.stream()
                        .map(name -> name.replaceAll("\\d+", "*"))
                        .distinct()
                        .sorted()
                        .toList();
    }
}
