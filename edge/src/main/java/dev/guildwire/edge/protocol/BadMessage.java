package dev.guildwire.edge.protocol;

/// What can be wrong with a message without ending the connection; the text is the `error` answer's.
enum BadMessage {
    NOT_JSON("Message is not a JSON object"),
    WRONG_VERSION("Protocol version is not 1"),
    UNKNOWN_TYPE("Message type is not auth"),
    NO_TOKEN("Field token is not a string"),
    BAD_LAST("Field last is not a string or a list of up to 16 strings"),
    TOO_SOON("Authentication is under way");

    private final String text;

    BadMessage(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
