package dev.guildwire.edge.roadmap;

import dev.guildwire.contracts.session.LoginSession;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param connections    at once on this node; one more gets 503 with Retry-After
/// @param cookie         name of the login session's cookie
/// @param pingInterval   between two PINGs
/// @param pongTimeout    how long a client has to answer one; then it closes with 1008
/// @param messages       a connection may send in `messagesWindow`; more are ignored, and ten ignored ones in one
///                       window close with 1008
/// @param maxMessage     the longest message a client may send; a longer one closes with 1009. Long enough that a
///                       list of far too many features is read, and answered with what is wrong with it
/// @param subscriptions  features a connection may name; more are refused with SUBSCRIPTION_LIMIT
/// @param loginCheck     between two look-ups of a connection's session; one that has ended closes with 4401
/// @param loginRetry     the same after Redis did not answer; until then what was known holds
/// @param voteWindow     behind a message of votes for a feature; votes for it that come in it go out together
/// @param broadcasts     to the board in any second, at even distances; changes that come between go out together
/// @param lookBack       how far back changes are read at the start, for clients that come back with an older version
/// @param features       remembered for such clients; beyond, the one that changed longest ago is forgotten
/// @param aheadPatience  how long a client whose version has not come here yet waits for it
@ConfigurationProperties("guildwire.roadmap")
public record RoadmapProperties(
        @DefaultValue("1000") int connections,
        @DefaultValue(LoginSession.DEFAULT_COOKIE) String cookie,
        @DefaultValue("30s") Duration pingInterval,
        @DefaultValue("10s") Duration pongTimeout,
        @DefaultValue("10") int messages,
        @DefaultValue("10s") Duration messagesWindow,
        @DefaultValue("64KB") DataSize maxMessage,
        @DefaultValue("100") int subscriptions,
        @DefaultValue("5m") Duration loginCheck,
        @DefaultValue("10s") Duration loginRetry,
        @DefaultValue("100ms") Duration voteWindow,
        @DefaultValue("50") int broadcasts,
        @DefaultValue("10m") Duration lookBack,
        @DefaultValue("10000") int features,
        @DefaultValue("5s") Duration aheadPatience) {

    private static final int SECOND_MILLIS = 1000;

    /// The shortest time between two broadcasts.
    Duration broadcastDistance() {
        return Duration.ofMillis(Math.ceilDiv(SECOND_MILLIS, broadcasts));
    }
}
