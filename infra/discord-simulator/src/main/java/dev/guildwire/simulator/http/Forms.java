package dev.guildwire.simulator.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// `application/x-www-form-urlencoded`, the form of queries and of OAuth2's requests (URL Standard, section 5).
public final class Forms {

    private Forms() {}

    /// Of several fields with one name the last counts; a broken percent sign leaves its field as it is.
    public static Map<String, String> decode(String text) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : text.split("&", -1)) {
            int equals = field.indexOf('=');
            if (!field.isEmpty()) {
                fields.put(
                        decoded(equals < 0 ? field : field.substring(0, equals)),
                        equals < 0 ? "" : decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    public static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
