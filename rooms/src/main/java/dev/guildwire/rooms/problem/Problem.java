package dev.guildwire.rooms.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/// Everything that this service says when it does not do what was asked. The name in lower case with hyphens is the
/// document's `code` and the end of its `type`; both are part of the API and never change.
public enum Problem {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request is not understood", "Look at the request's fields."),
    LOGIN_REQUIRED(HttpStatus.UNAUTHORIZED, "You are not logged in", "Log in with Discord."),
    FORBIDDEN(HttpStatus.FORBIDDEN, "You may not do that", "It takes a right that you do not have."),
    NOT_A_MEMBER(HttpStatus.FORBIDDEN, "You are not in that server", "Only members see what happens in it."),
    FOREIGN_ORIGIN(
            HttpStatus.FORBIDDEN,
            "The request comes from another site",
            "Changes are accepted from our own pages only."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here", "Look at the address."),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "That method is not offered here", "Look at the Allow header."),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No such form of the answer", "Accept application/json."),
    CONTENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large", "Send less."),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body has the wrong type", "Send application/json."),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests", "Wait as long as Retry-After says."),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side", "It has been noted. Try again."),
    DISCORD_UNAVAILABLE(HttpStatus.BAD_GATEWAY, "Discord does not answer", "Try again in a moment."),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "We cannot do that right now", "Try again in a moment."),
    DISCORD_REFUSED(
            HttpStatus.BAD_GATEWAY,
            "Discord does not let us do that",
            "The bot may lack a permission in that server: ask somebody who looks after it."),
    ROOM_GONE(HttpStatus.NOT_FOUND, "There is no such room", "It may have ended. Open another one."),
    ROOM_FULL(HttpStatus.CONFLICT, "Room Full", "All seats are taken. Wait until somebody leaves."),
    STILL_LEAVING(HttpStatus.CONFLICT, "You are just leaving that room", "Try again in a moment."),
    NOT_THE_CREATOR(HttpStatus.FORBIDDEN, "The room is not yours", "Only who made a room may do that."),
    INVITE_MALFORMED(HttpStatus.BAD_REQUEST, "That is not an invite", "Look whether the link is complete."),
    INVITE_TAMPERED(HttpStatus.FORBIDDEN, "That invite has been changed", "Ask for the link once more."),
    INVITE_FOREIGN(HttpStatus.FORBIDDEN, "That invite is not one of ours", "Ask for the link once more."),
    INVITE_EXPIRED(HttpStatus.FORBIDDEN, "That invite is too old", "Ask for a new one."),
    INVITE_REVOKED(HttpStatus.FORBIDDEN, "That invite has been taken back", "Ask for a new one."),
    INVITE_UNKNOWN(HttpStatus.NOT_FOUND, "There is no such invite", "It may have been taken back already."),
    TOO_MANY_ROOMS(HttpStatus.CONFLICT, "You have too many rooms", "End one of them first."),
    TOO_MANY_INVITES(HttpStatus.CONFLICT, "The room has too many invites", "Take one back first."),
    IDEMPOTENCY_CONFLICT(
            HttpStatus.CONFLICT, "That Idempotency-Key was used for another room", "Use a new key for a new room."),
    LAST_EDGE(
            HttpStatus.CONFLICT,
            "No other edge takes people",
            "It is the last one that does. Start another edge first, or wait until another is ready."),
    ROLE_LIMIT_REACHED(
            HttpStatus.CONFLICT,
            "The server has as many roles as Discord allows",
            "A room needs one of its 250: delete a role, or end a room."),
    CHANNEL_LIMIT_REACHED(
            HttpStatus.CONFLICT,
            "The server has as many channels as Discord allows",
            "A room needs one of its 500: delete a channel, or end a room."),
    CONSENT_REFUSED(
            HttpStatus.FORBIDDEN,
            "You did not let us log you in",
            "Discord asked whether Guildwire may see who you are and which servers you are in. Without that there is"
                    + " nothing we can show."),
    LOGIN_EXPIRED(
            HttpStatus.BAD_REQUEST,
            "That login is no longer valid",
            "It took too long, was used before, or began in another browser. Begin again."),
    NO_SERVED_GUILD(
            HttpStatus.FORBIDDEN,
            "You are in none of our servers",
            "Guildwire shows Discord servers that have invited its bot, to their members. Join one, then log in.");

    private static final String TYPE_PREFIX = "urn:guildwire:problem:";

    private final HttpStatus status;
    private final String title;
    private final String advice;

    Problem(HttpStatus status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String advice() {
        return advice;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The document, for callers that add members of their own to it.
    public ProblemDetail document() {
        var document = ProblemDetail.forStatusAndDetail(status, advice);
        document.setType(URI.create(TYPE_PREFIX + code()));
        document.setTitle(title);
        document.setProperty("code", code());
        return document;
    }

    /// To be thrown where a controller has nothing else to say.
    public Refusal refusal() {
        return new Refusal(this, document());
    }

    /// What to say for a status that a framework chose.
    static Problem of(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> LOGIN_REQUIRED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> CONTENT_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 502 -> DISCORD_UNAVAILABLE;
            case 503 -> UNAVAILABLE;
            default -> status.is4xxClientError() ? INVALID_REQUEST : INTERNAL;
        };
    }
}
