package vn.kycuong.kernel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A condition on named values of a case (điều kiện), small enough to be read aloud and checked before it is used:
 *
 * <pre>
 * kenh = 'ONLINE' và không qua_han
 * truong_hop trong ('LAN_DAU', 'CAP_LAI') hoặc so_giay_to &gt;= 3
 * </pre>
 *
 * Words: {@code và}, {@code hoặc}, {@code không}, {@code trong} (or {@code and}, {@code or}, {@code not}, {@code in}); {@code =},
 * {@code !=}, {@code <}, {@code <=}, {@code >}, {@code >=}; text in single quotes, whole or decimal numbers, {@code đúng},
 * {@code sai} ({@code true}, {@code false}); parentheses. There are no functions, no assignments and no loops.
 */
public final class ProcessCondition {
    private static final int LONGEST = 500;
    private static final int DEEPEST = 20;
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<text>'[^']*')|(?<number>\\d{1,15}(?:\\.\\d{1,9})?)|(?<word>\\p{L}[\\p{L}\\p{Nd}_]*)|(?<sign>!=|<=|>=|[=<>(),]))");

    /** What a named value is. */
    public enum Type {
        /** Text, compared whole. */
        TEXT("chữ"),
        /** A number. */
        NUMBER("số"),
        /** True or false. */
        TRUTH("đúng/sai");

        private final String vietnamese;

        Type(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        private static Type of(Object value) {
            return switch (value) {
                case Boolean _ -> TRUTH;
                case BigDecimal _ -> NUMBER;
                default -> TEXT;
            };
        }
    }

    private sealed interface Node {
        record Any(List<Node> parts) implements Node {}

        record All(List<Node> parts) implements Node {}

        record Not(Node part) implements Node {}

        record Compared(Node left, String sign, Node right) implements Node {}

        record Among(Node left, List<Node> members) implements Node {}

        record Named(String name) implements Node {}

        record Literal(Object value) implements Node {}
    }

    private final String text;
    private final Node root;

    private ProcessCondition(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /**
     * Reads a condition.
     *
     * @throws IllegalArgumentException with a Vietnamese sentence: what is wrong and where
     */
    public static ProcessCondition parse(String text) {
        if (text.length() > LONGEST)
            throw new IllegalArgumentException("Điều kiện dài quá %d ký tự.".formatted(LONGEST));
        return new ProcessCondition(text.strip(), new Parser(text).whole());
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** What is wrong with the names and types, as a Vietnamese sentence; empty when nothing is. */
    public Optional<String> problem(Map<String, Type> known) {
        try {
            if (type(root, known) == Type.TRUTH) return Optional.empty();
            return Optional.of("Điều kiện phải cho kết quả đúng hoặc sai.");
        } catch (IllegalArgumentException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    /**
     * Whether it holds.
     *
     * @param values text as {@code String}, numbers as any {@code Number}, truths as {@code Boolean}
     * @throws IllegalArgumentException if a value is missing: conditions are checked before a process is put in force
     */
    public boolean holds(Map<String, ?> values) {
        return (Boolean) value(root, values);
    }

    private static Type type(Node node, Map<String, Type> known) {
        switch (node) {
            case Node.Literal(var value):
                return Type.of(value);
            case Node.Named(var name):
                var type = known.get(name);
                if (type == null)
                    throw new IllegalArgumentException("Không có giá trị nào tên là \"%s\"; các giá trị dùng được: %s."
                            .formatted(name, String.join(", ", new TreeSet<>(known.keySet()))));
                return type;
            case Node.Any(var parts):
                parts.forEach(truth(known));
                return Type.TRUTH;
            case Node.All(var parts):
                parts.forEach(truth(known));
                return Type.TRUTH;
            case Node.Not(var part):
                truth(known).accept(part);
                return Type.TRUTH;
            case Node.Compared(var left, var sign, var right):
                var of = same(left, right, known);
                if (of != Type.NUMBER && !sign.equals("=") && !sign.equals("!="))
                    throw new IllegalArgumentException("Phép so sánh %s chỉ dùng cho số.".formatted(sign));
                return Type.TRUTH;
            case Node.Among(var left, var members):
                members.forEach(member -> same(left, member, known));
                return Type.TRUTH;
        }
    }

    private static Consumer<Node> truth(Map<String, Type> known) {
        return part -> {
            if (type(part, known) != Type.TRUTH)
                throw new IllegalArgumentException("Hai bên của \"và\", \"hoặc\", \"không\" phải là đúng hoặc sai.");
        };
    }

    private static Type same(Node left, Node right, Map<String, Type> known) {
        var one = type(left, known);
        var other = type(right, known);
        if (one != other)
            throw new IllegalArgumentException(
                    "Không so sánh được %s với %s.".formatted(one.vietnamese, other.vietnamese));
        return one;
    }

    private static Object value(Node node, Map<String, ?> values) {
        return switch (node) {
            case Node.Literal(var value) -> value;
            case Node.Named(var name) -> named(name, values);
            case Node.Any(var parts) -> parts.stream().anyMatch(p -> (Boolean) value(p, values));
            case Node.All(var parts) -> parts.stream().allMatch(p -> (Boolean) value(p, values));
            case Node.Not(var part) -> !(Boolean) value(part, values);
            case Node.Compared(var left, var sign, var right) ->
                compared(value(left, values), sign, value(right, values));
            case Node.Among(var left, var members) -> {
                var wanted = value(left, values);
                yield members.stream().anyMatch(m -> compared(wanted, "=", value(m, values)));
            }
        };
    }

    private static Object named(String name, Map<String, ?> values) {
        Object value = values.get(name);
        if (value == null) throw new IllegalArgumentException("No value named " + name);
        return value instanceof Number number ? new BigDecimal(number.toString()) : value;
    }

    private static boolean compared(Object left, String sign, Object right) {
        int order = left instanceof BigDecimal a && right instanceof BigDecimal b
                ? a.compareTo(b)
                : left.equals(right) ? 0 : 1;
        return switch (sign) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new IllegalStateException(sign);
        };
    }

    private record Token(String sort, String text, int at) {}

    private static final class Parser {
        private final List<Token> tokens = new ArrayList<>();
        private int next;
        private int depth;

        Parser(String text) {
            var matcher = TOKEN.matcher(text);
            int at = 0;
            int end = text.stripTrailing().length();
            while (at < end) {
                if (!matcher.find(at) || matcher.start() != at)
                    throw new IllegalArgumentException(
                            "Không hiểu ký tự thứ %d: \"%s\".".formatted(at + 1, text.charAt(at)));
                for (var sort : List.of("text", "number", "word", "sign"))
                    if (matcher.group(sort) != null)
                        tokens.add(new Token(sort, matcher.group(sort), matcher.start(sort)));
                at = matcher.end();
            }
        }

        Node whole() {
            if (tokens.isEmpty()) throw new IllegalArgumentException("Điều kiện để trống.");
            var node = any();
            if (next < tokens.size()) throw unexpected();
            return node;
        }

        private Node any() {
            if (++depth > DEEPEST) throw new IllegalArgumentException("Điều kiện lồng quá %d lớp.".formatted(DEEPEST));
            var parts = new ArrayList<Node>(List.of(all()));
            while (taken("hoặc", "or")) parts.add(all());
            depth--;
            return parts.size() == 1 ? parts.getFirst() : new Node.Any(parts);
        }

        private Node all() {
            var parts = new ArrayList<Node>(List.of(not()));
            while (taken("và", "and")) parts.add(not());
            return parts.size() == 1 ? parts.getFirst() : new Node.All(parts);
        }

        private Node not() {
            boolean negated = false;
            while (taken("không", "not")) negated = !negated;
            var part = compared();
            return negated ? new Node.Not(part) : part;
        }

        private Node compared() {
            var left = operand();
            if (taken("trong", "in")) {
                must("(");
                var members = new ArrayList<Node>(List.of(operand()));
                while (taken(",", ",")) members.add(operand());
                must(")");
                return new Node.Among(left, members);
            }
            for (var sign : List.of("=", "!=", "<=", ">=", "<", ">"))
                if (taken(sign, sign)) return new Node.Compared(left, sign, operand());
            return left;
        }

        private Node operand() {
            if (taken("(", "(")) {
                var inner = any();
                must(")");
                return inner;
            }
            if (next == tokens.size()) throw new IllegalArgumentException("Điều kiện chưa hết: thiếu phần sau cùng.");
            var token = tokens.get(next);
            if (token.sort().equals("sign") || isReserved(token.text())) throw unexpected();
            next++;
            return switch (token.sort()) {
                case "text" ->
                    new Node.Literal(token.text().substring(1, token.text().length() - 1));
                case "number" -> new Node.Literal(new BigDecimal(token.text()));
                default ->
                    switch (token.text()) {
                        case "đúng", "true" -> new Node.Literal(true);
                        case "sai", "false" -> new Node.Literal(false);
                        default -> new Node.Named(token.text());
                    };
            };
        }

        private static boolean isReserved(String word) {
            return List.of("và", "and", "hoặc", "or", "không", "not", "trong", "in")
                    .contains(word);
        }

        private boolean taken(String one, String other) {
            if (next == tokens.size() || tokens.get(next).sort().equals("text")) return false;
            var text = tokens.get(next).text();
            if (!text.equals(one) && !text.equals(other)) return false;
            next++;
            return true;
        }

        private void must(String sign) {
            if (!taken(sign, sign))
                throw next < tokens.size()
                        ? unexpected()
                        : new IllegalArgumentException("Điều kiện chưa hết: thiếu \"%s\".".formatted(sign));
        }

        private IllegalArgumentException unexpected() {
            var token = tokens.get(next);
            return new IllegalArgumentException(
                    "Không hiểu \"%s\" ở ký tự thứ %d.".formatted(token.text(), token.at() + 1));
        }
    }
}
