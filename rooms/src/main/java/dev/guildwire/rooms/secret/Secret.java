package dev.guildwire.rooms.secret;

/// A text from the configuration that is shown to nobody. [#reveal] marks every place where it is used.
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /// Also Spring's way from a property to this type.
    public static Secret of(String value) {
        return new Secret(value);
    }

    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
