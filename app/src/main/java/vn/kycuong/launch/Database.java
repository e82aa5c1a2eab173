package vn.kycuong.launch;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where the application keeps its rows.
 *
 * @param user null when the address itself names the user
 */
record Database(String url, @Nullable String user, @Nullable String password) {
    Connection connect() throws SQLException {
        var who = new Properties();
        if (user != null) who.setProperty("user", user);
        if (password != null) who.setProperty("password", password);
        return DriverManager.getConnection(url, who);
    }

    /** The same, for the owner of the tables: says to the migrations under which roles the application will work. */
    Database confining(String actor, Optional<String> reader, Optional<String> sealed) {
        var roles = new StringBuilder("-c kycuong.app_role=" + actor);
        reader.ifPresent(name -> roles.append(" -c kycuong.reader_role=").append(name));
        sealed.ifPresent(name -> roles.append(" -c kycuong.sealed_role=").append(name));
        var told = URLEncoder.encode(roles.toString(), StandardCharsets.UTF_8);
        return new Database(
                url + (url.contains("?") ? "&" : "?") + "options=" + told.replace("+", "%20"), user, password);
    }

    /** The same database for somebody else. */
    Database as(String other, @Nullable String otherPassword) {
        return new Database(url, other, otherPassword);
    }

    /** The address without what follows the question mark, which may be a password. */
    String shown() {
        int query = url.indexOf('?');
        var bare = query < 0 ? url : url.substring(0, query);
        return bare.replaceFirst("//[^/@]*@", "//");
    }
}
