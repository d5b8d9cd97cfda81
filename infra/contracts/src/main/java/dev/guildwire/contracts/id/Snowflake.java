package dev.guildwire.contracts.id;

/// Reads the decimal text of a snowflake.
final class Snowflake {

    private static final int LONGEST = 20;

    private Snowflake() {}

    static long parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !isDecimal(text)) {
            throw new IllegalArgumentException("an id is a decimal number of at most 64 bits");
        }
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("an id is a decimal number of at most 64 bits", e);
        }
    }

    private static boolean isDecimal(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
