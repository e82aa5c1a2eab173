package vn.kycuong.document;

import java.awt.geom.Path2D;
import java.util.regex.Pattern;

/** The straight half of SVG's path language: M L H V Z, absolute and relative. */
final class PaperPath {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?(?:\\d+\\.?\\d*|\\.\\d+)");

    private PaperPath() {}

    static Path2D parse(String d) {
        var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        var tokens = TOKEN.matcher(d).results().map(r -> r.group()).toList();
        char command = 'M';
        double x = 0;
        double y = 0;
        double startX = 0;
        double startY = 0;
        int i = 0;
        while (i < tokens.size()) {
            if (Character.isLetter(tokens.get(i).charAt(0)))
                command = tokens.get(i++).charAt(0);
            boolean relative = Character.isLowerCase(command);
            switch (Character.toUpperCase(command)) {
                case 'M', 'L' -> {
                    x = Double.parseDouble(tokens.get(i++)) + (relative ? x : 0);
                    y = Double.parseDouble(tokens.get(i++)) + (relative ? y : 0);
                    if (Character.toUpperCase(command) == 'M') {
                        path.moveTo(x, y);
                        startX = x;
                        startY = y;
                        command = relative ? 'l' : 'L'; // further pairs after a move are lines
                    } else {
                        path.lineTo(x, y);
                    }
                }
                case 'H' -> {
                    x = Double.parseDouble(tokens.get(i++)) + (relative ? x : 0);
                    path.lineTo(x, y);
                }
                case 'V' -> {
                    y = Double.parseDouble(tokens.get(i++)) + (relative ? y : 0);
                    path.lineTo(x, y);
                }
                case 'Z' -> {
                    path.closePath();
                    x = startX;
                    y = startY;
                }
                default -> throw new IllegalArgumentException("Paper draws straight paths only, not " + command);
            }
        }
        return path;
    }
}
