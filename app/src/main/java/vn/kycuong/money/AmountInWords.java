package vn.kycuong.money;

/** An amount as it is written out on receipts (số tiền bằng chữ). */
final class AmountInWords {
    private static final String[] DIGITS = {"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};
    private static final long BILLION = 1_000_000_000L;

    private AmountInWords() {}

    /** "Hai trăm linh năm nghìn đồng". */
    static String of(long amount) {
        if (amount < 0 || amount > Vnd.MOST * 1_000)
            throw new IllegalArgumentException("No amount of money: " + amount);
        var words = (amount == 0 ? DIGITS[0] : number(amount, false)) + " đồng";
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** @param whole whether something stands before it, so that empty hundreds are said */
    private static String number(long n, boolean whole) {
        if (n >= BILLION) {
            var rest = n % BILLION == 0 ? "" : " " + number(n % BILLION, true);
            return number(n / BILLION, whole) + " tỷ" + rest;
        }
        var out = new StringBuilder();
        append(out, (int) (n / 1_000_000), " triệu", whole);
        append(out, (int) (n / 1_000 % 1_000), " nghìn", whole || n >= 1_000_000);
        append(out, (int) (n % 1_000), "", whole || n >= 1_000);
        return out.toString();
    }

    private static void append(StringBuilder out, int group, String unit, boolean whole) {
        if (group == 0) return;
        if (!out.isEmpty()) out.append(' ');
        out.append(group(group, whole)).append(unit);
    }

    private static String group(int n, boolean whole) {
        int hundreds = n / 100;
        int tens = n / 10 % 10;
        int ones = n % 10;
        var out = new StringBuilder();
        if (hundreds > 0 || whole) out.append(DIGITS[hundreds]).append(" trăm");
        if (tens == 0 && ones > 0 && !out.isEmpty()) out.append(" linh");
        if (tens > 0) out.append(out.isEmpty() ? "" : " ").append(tens == 1 ? "mười" : DIGITS[tens] + " mươi");
        if (ones > 0) out.append(out.isEmpty() ? "" : " ").append(one(ones, tens));
        return out.toString();
    }

    private static String one(int ones, int tens) {
        if (ones == 1 && tens > 1) return "mốt";
        return ones == 5 && tens > 0 ? "lăm" : DIGITS[ones];
    }
}
