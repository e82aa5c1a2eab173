package vn.kycuong.launch;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** {@code ./kycuong restore DIR}: an installation out of a backup, in a new data folder, proved before anybody is let in. */
final class RestoreTool {
    private RestoreTool() {}

    public static void main(String[] words) throws IOException, InterruptedException, SQLException {
        var console = Console.standard();
        try {
            run(ToolOptions.read(List.of(words), "--data"), console);
        } catch (Refusal no) {
            console.refuse(no);
            System.exit(ToolOptions.REFUSED);
        }
        System.exit(ToolOptions.FINE);
    }

    private static void run(ToolOptions options, Console console)
            throws Refusal, IOException, InterruptedException, SQLException {
        var backup =
                options.place("Dựng lại từ đâu? ./kycuong restore THƯMỤC", "Restore from where? ./kycuong restore DIR");
        var target = options.data();
        var manifest = Restore.into(target, backup, console);
        console.say("✓ Đã dựng lại ở %s đúng như lúc %s (UTC). Những gì ghi sau lúc ấy không có trong bản này."
                .formatted(target, manifest.madeAt()));
        if (!manifest.keys()) {
            console.say(
                    "  Bản sao lưu không kèm khóa. Chép lại hai tệp đang giữ, ledger/key và vault/master, vào %s trước khi khởi động: thiếu vault/master thì mã một lần và nội dung niêm phong không mở được."
                            .formatted(target));
        }
        console.say(
                "  Không cho bản cũ chạy tiếp song song: hai sổ cái cùng tên sẽ rẽ thành hai. Khởi động: ./kycuong start --data "
                        + target);
    }
}
