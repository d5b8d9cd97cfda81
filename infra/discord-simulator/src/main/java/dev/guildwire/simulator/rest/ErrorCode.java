package dev.guildwire.simulator.rest;

/// Discord's errors (Discord, "JSON Error Codes"). Code 0 is Discord's for errors that are HTTP's own.
enum ErrorCode {
    UNAUTHORIZED(401, 0, "401: Unauthorized"),
    NOT_FOUND(404, 0, "404: Not Found"),
    METHOD_NOT_ALLOWED(405, 0, "405: Method Not Allowed"),
    UNKNOWN_CHANNEL(404, 10003, "Unknown Channel"),
    UNKNOWN_GUILD(404, 10004, "Unknown Guild"),
    UNKNOWN_MEMBER(404, 10007, "Unknown Member"),
    UNKNOWN_MESSAGE(404, 10008, "Unknown Message"),
    UNKNOWN_OVERWRITE(404, 10009, "Unknown Overwrite"),
    UNKNOWN_ROLE(404, 10011, "Unknown Role"),
    UNKNOWN_USER(404, 10013, "Unknown User"),
    UNKNOWN_BAN(404, 10026, "Unknown Ban"),
    UNKNOWN_VOICE_STATE(404, 10065, "Unknown Voice State"),
    TOO_MANY_ROLES(400, 30005, "Maximum number of server roles reached (250)"),
    TOO_MANY_CHANNELS(400, 30013, "Maximum number of server channels reached (500)"),
    NOT_IN_VOICE(400, 40032, "Target user is not connected to voice."),
    MISSING_ACCESS(403, 50001, "Missing Access"),
    EMPTY_MESSAGE(400, 50006, "Cannot send an empty message"),
    NOT_A_TEXT_CHANNEL(400, 50008, "Cannot send messages in a non-text channel"),
    MISSING_PERMISSIONS(403, 50013, "Missing Permissions"),
    MISSING_SCOPE(403, 50026, "Missing required OAuth2 scope"),
    INVALID_ROLE(400, 50028, "Invalid Role"),
    INVALID_FORM(400, 50035, "Invalid Form Body"),
    INVALID_JSON(400, 50109, "The request body contains invalid JSON.");

    private final int status;
    private final int code;
    private final String text;

    ErrorCode(int status, int code, String text) {
        this.status = status;
        this.code = code;
        this.text = text;
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }
}
