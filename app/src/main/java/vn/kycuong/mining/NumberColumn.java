package vn.kycuong.mining;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A column of numbers in bytes, as it is stored: the first byte says how many bytes a number takes (1, 2, 4, 8), then the numbers follow, the
 * lowest byte first. Read where it lies.
 */
final class NumberColumn {
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private NumberColumn() {}

    static byte[] of(long[] numbers, int size) {
        long least = 0;
        long most = 0;
        for (int i = 0; i < size; i++) {
            least = Math.min(least, numbers[i]);
            most = Math.max(most, numbers[i]);
        }
        int width = width(least, most);
        var bytes = new byte[1 + size * width];
        bytes[0] = (byte) width;
        for (int i = 0; i < size; i++) {
            int place = 1 + i * width;
            switch (width) {
                case 1 -> bytes[place] = (byte) numbers[i];
                case 2 -> SHORTS.set(bytes, place, (short) numbers[i]);
                case 4 -> INTS.set(bytes, place, (int) numbers[i]);
                default -> LONGS.set(bytes, place, numbers[i]);
            }
        }
        return bytes;
    }

    private static int width(long least, long most) {
        if (least >= Byte.MIN_VALUE && most <= Byte.MAX_VALUE) return 1;
        if (least >= Short.MIN_VALUE && most <= Short.MAX_VALUE) return 2;
        return least >= Integer.MIN_VALUE && most <= Integer.MAX_VALUE ? 4 : 8;
    }

    static int size(byte[] column) {
        return (column.length - 1) / column[0];
    }

    static int width(byte[] column) {
        return column[0];
    }

    static long at(byte[] column, int i) {
        return switch (column[0]) {
            case 1 -> column[1 + i];
            case 2 -> (short) SHORTS.get(column, 1 + 2 * i);
            case 4 -> (int) INTS.get(column, 1 + 4 * i);
            default -> (long) LONGS.get(column, 1 + 8 * i);
        };
    }

    /** All of it as int, which must hold them. */
    static int[] ints(byte[] column, int[] into) {
        int size = size(column);
        var numbers = into.length >= size ? into : new int[size];
        switch (column[0]) {
            case 1 -> {
                for (int i = 0; i < size; i++) numbers[i] = column[1 + i];
            }
            case 2 -> {
                for (int i = 0; i < size; i++) numbers[i] = (short) SHORTS.get(column, 1 + 2 * i);
            }
            case 4 -> {
                for (int i = 0; i < size; i++) numbers[i] = (int) INTS.get(column, 1 + 4 * i);
            }
            default -> {
                for (int i = 0; i < size; i++)
                    numbers[i] = (int) Math.min(Integer.MAX_VALUE, (long) LONGS.get(column, 1 + 8 * i));
            }
        }
        return numbers;
    }

    static long[] longs(byte[] column) {
        var numbers = new long[size(column)];
        for (int i = 0; i < numbers.length; i++) numbers[i] = at(column, i);
        return numbers;
    }
}
