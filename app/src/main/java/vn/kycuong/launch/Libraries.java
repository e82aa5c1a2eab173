package vn.kycuong.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The libraries of the program, read from its bills of materials (danh mục thư viện, CycloneDX). */
final class Libraries {
    private static final String OURS = "pkg:maven/vn.kycuong/";

    private Libraries() {}

    /** Package addresses without what follows the version; our own parts are left out. */
    static List<String> in(List<Path> bills) throws Refusal {
        var found = new TreeSet<String>();
        for (var bill : bills) found.addAll(in(bill));
        return List.copyOf(found);
    }

    private static Set<String> in(Path bill) throws Refusal {
        var found = new TreeSet<String>();
        try {
            var json = JsonMapper.shared().readTree(Files.readString(bill));
            for (var component : json.path("components")) {
                var purl = component.path("purl").asString("").replaceFirst("[?#].*", "");
                if (!purl.isEmpty() && !purl.startsWith(OURS)) found.add(purl);
            }
        } catch (IOException | JacksonException unreadable) {
            throw new Refusal(
                    "Không đọc được danh mục thư viện “%s”.".formatted(bill),
                    "The bill of materials \"%s\" cannot be read.".formatted(bill));
        }
        if (found.isEmpty())
            throw new Refusal(
                    "Danh mục “%s” không có thư viện nào.".formatted(bill),
                    "The bill of materials \"%s\" names no library.".formatted(bill));
        return found;
    }
}
