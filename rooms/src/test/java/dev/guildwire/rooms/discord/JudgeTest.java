package dev.guildwire.rooms.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildwire.rooms.discord.Answer.NoAnswer;
import dev.guildwire.rooms.discord.Answer.Response;
import dev.guildwire.rooms.discord.DiscordResult.Refused;
import dev.guildwire.rooms.discord.DiscordResult.Success;
import dev.guildwire.rooms.discord.DiscordResult.Unavailable;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JudgeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Judge judge = new Judge(new Backoff(Duration.ofSeconds(1), new Random(1)), 5, JsonMapper.shared());

    @Test
    void judgeWhenAnswerIsASuccessPassesBodyAndLimit() {
        var verdict = judge(
                200,
                "[]",
                Map.of("X-RateLimit-Bucket", "abc", "X-RateLimit-Remaining", "3", "X-RateLimit-Reset-After", "0.2501"));

        assertThat(verdict.result()).isEqualTo(new Success(200, "[]"));
        assertThat(verdict.report()).isEqualTo(new Report(false, 0, "", false, 0, false, false, "abc", 3, 251));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 409, 413})
    void judgeWhenDiscordRefusesIsFinalAndHarmless(int status) {
        var verdict = judge(status, "{\"code\":10003,\"message\":\"Unknown Channel\"}", Map.of());

        assertThat(verdict.result()).isEqualTo(new Refused(status, 10003, "Unknown Channel"));
        assertThat(verdict.report()).isEqualTo(Report.NOTHING);
    }

    @Test
    void judgeWhenForbiddenIsFinalAndCountsTowardsABan() {
        var verdict = judge(403, "<html>", Map.of());

        assertThat(verdict.result()).isEqualTo(new Refused(403, 0, "Discord gave no reason"));
        assertThat(verdict.report()).isEqualTo(Report.NOTHING.asInvalid());
    }

    @Test
    void judgeWhenTokenIsRefusedKeepsTheRequestAndItsTries() {
        var verdict = judge(401, "{\"message\":\"401: Unauthorized\",\"code\":0}", Map.of());

        assertThat(verdict.result()).isNull();
        assertThat(verdict.report())
                .isEqualTo(Report.NOTHING.asFree().asInvalid().asRefused());
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 2000", "3, 4000", "4, 8000"})
    void judgeWhenDiscordFailsWaitsByTheLadder(int tries, long least) {
        var failed = judge.judge(response(502, "", Map.of()), tries, PATIENCE);
        var lost = judge.judge(new NoAnswer("timeout"), tries, PATIENCE);

        assertThat(failed.result()).isNull();
        assertThat(failed.label()).isEqualTo("5xx");
        assertThat(failed.report().hold()).isBetween(least, least * 5 / 4);
        assertThat(failed.report().cause()).isEqualTo("retry");
        assertThat(lost.report().hold()).isBetween(least, least * 5 / 4);
        assertThat(lost.label()).isEqualTo("timeout");
    }

    @Test
    void judgeWhenTheFifthTryFailsSaysSo() {
        assertThat(judge.judge(new NoAnswer("connection"), 5, PATIENCE))
                .isEqualTo(new Verdict(new Unavailable(5, "connection"), Report.NOTHING, "connection"));
    }

    @Test
    void judgeWhenTheNextTryWouldComeTooLateDoesNotWaitForIt() {
        var verdict = judge.judge(new NoAnswer("timeout"), 2, Duration.ofMillis(1999));

        assertThat(verdict.result()).isEqualTo(new Unavailable(2, "timeout"));
    }

    @Test
    void judgeWhenDiscordFailsAndSaysHowLongWaitsThatLong() {
        var verdict = judge.judge(response(503, "", Map.of("Retry-After", "17")), 1, PATIENCE);

        assertThat(verdict.report().hold()).isEqualTo(17_000);
    }

    @Test
    void judgeWhenBucketIsLimitedHoldsItForTheExactTime() {
        var verdict = judge(
                429,
                "{\"retry_after\":1.337,\"global\":false}",
                Map.of(
                        "Retry-After",
                        "2",
                        "X-RateLimit-Scope",
                        "user",
                        "X-RateLimit-Bucket",
                        "abc",
                        "X-RateLimit-Remaining",
                        "0",
                        "X-RateLimit-Reset-After",
                        "1.337"));

        assertThat(verdict.result()).isNull();
        assertThat(verdict.label()).isEqualTo("429_user");
        assertThat(verdict.report()).isEqualTo(new Report(true, 1337, "bucket", false, 0, true, false, "abc", 0, 1337));
    }

    @Test
    void judgeWhenLimitShowsInNoHeaderHoldsTheRouteAlone() {
        var verdict = judge(
                429,
                "{\"retry_after\":20.5}",
                Map.of(
                        "Retry-After",
                        "21",
                        "X-RateLimit-Scope",
                        "user",
                        "X-RateLimit-Bucket",
                        "abc",
                        "X-RateLimit-Remaining",
                        "4",
                        "X-RateLimit-Reset-After",
                        "3.2"));

        assertThat(verdict.report().alone()).isTrue();
        assertThat(verdict.report().hold()).isEqualTo(20_500);
        assertThat(verdict.report().remaining()).isEqualTo(4);
    }

    @Test
    void judgeWhenResourceIsLimitedForAllDoesNotCountItTowardsABan() {
        var verdict = judge(429, "{\"retry_after\":2}", Map.of("X-RateLimit-Scope", "shared"));

        assertThat(verdict.report()).isEqualTo(Report.NOTHING.asFree().holding(2000, "shared"));
        assertThat(verdict.label()).isEqualTo("429_shared");
    }

    @ParameterizedTest
    @CsvSource({"X-RateLimit-Global, true", "X-RateLimit-Scope, global", "Server, cloudflare"})
    void judgeWhenBotOrAddressIsLimitedHaltsAll(String header, String value) {
        var verdict = judge(429, "error code: 1015", Map.of("Retry-After", "7", header, value));

        assertThat(verdict.report())
                .isEqualTo(Report.NOTHING.asFree().asInvalid().halting(7000));
        assertThat(verdict.label()).isEqualTo("429_global");
    }

    @Test
    void judgeWhenA429DoesNotSayHowLongWaitsAtAll() {
        var verdict = judge(429, "", Map.of("X-RateLimit-Scope", "user"));

        assertThat(verdict.report().hold()).isEqualTo(5000);
    }

    @Test
    void judgeWhenRetryAfterIsBeyondPatienceEndsTheRequestAndStillHoldsTheBucket() {
        var verdict = judge(429, "", Map.of("X-RateLimit-Scope", "user", "Retry-After", "600"));

        assertThat(verdict.result()).isEqualTo(new Unavailable(1, "Discord asks to wait for 600 s"));
        assertThat(verdict.report().hold()).isEqualTo(600_000);
    }

    private Verdict judge(int status, String body, Map<String, String> headers) {
        return judge.judge(response(status, body, headers), 1, PATIENCE);
    }

    private static Response response(int status, String body, Map<String, String> headers) {
        var multi = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        return new Response(status, RateLimit.of(HttpHeaders.of(multi, (_, _) -> true)), body);
    }
}
