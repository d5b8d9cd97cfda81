package dev.guildwire.simulator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What all other tests rely on: an answer that is not as Discord describes it is noticed.
class ConformityTest {

    @Test
    void answerWhenAsDescribedPasses() {
        assertThatCode(() -> Conformity.check("GET", "/gateway", 200, "{\"url\":\"ws://localhost/\"}"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /gateway | 200 | {} | url",
                "GET | /gateway | 200 | {\"url\":7} | url",
                "GET | /gateway/bot | 200 | {\"url\":\"ws://localhost/\",\"shards\":1} | session_start_limit",
                "GET | /gateway | 204 | '' | not in Discord's description",
                "GET | /nothing | 200 | {} | not in Discord's description",
                "PUT | /guilds/1/bans/2 | 204 | {} | has no body",
                "GET | /guilds/1 | 404 | {\"message\":\"Unknown Guild\"} | code",
                "GET | /guilds/1 | 429 | {\"message\":\"wait\",\"code\":0,\"global\":false} | retry_after",
                "POST | /guilds/1/roles | 400 | {\"message\":\"x\",\"code\":50035,\"errors\":{\"name\":7}} | errors",
            })
    void answerWhenNotAsDescribedFails(String method, String path, int status, String body, String reason) {
        assertThatThrownBy(() -> Conformity.check(method, path, status, body))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(reason);
    }
}
