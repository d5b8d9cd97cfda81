package dev.guildwire.simulator.fault;

/// Patterns for REST routes, `METHOD /path`.
final class Routes {

    private Routes() {}

    static boolean cover(String pattern, String method, String template, String path) {
        int space = pattern.indexOf(' ');
        if (space < 0) {
            return pattern.equals("*");
        }
        var wanted = pattern.substring(space + 1);
        return matches(pattern.substring(0, space), method) && (matches(wanted, template) || matches(wanted, path));
    }

    private static boolean matches(String pattern, String text) {
        return pattern.endsWith("*")
                ? text.startsWith(pattern.substring(0, pattern.length() - 1))
                : text.equals(pattern);
    }
}
