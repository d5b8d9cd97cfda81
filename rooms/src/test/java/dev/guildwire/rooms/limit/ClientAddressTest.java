package dev.guildwire.rooms.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {

    private final ClientAddress addresses = new ClientAddress(List.of("127.0.0.0/8", "10.0.0.0/8", "::1/128"));

    @Test
    void addressWhenNoProxyIsBetweenIsTheConnections() {
        assertThat(address("192.0.2.7", "203.0.113.9")).isEqualTo("192.0.2.7");
    }

    @Test
    void addressWhenOurProxyIsBetweenIsWhatItSaw() {
        assertThat(address("127.0.0.1", "203.0.113.9")).isEqualTo("203.0.113.9");
    }

    @Test
    void addressWhenTwoProxiesAreBetweenIsWhatTheFirstSaw() {
        assertThat(address("127.0.0.1", "203.0.113.9, 10.1.2.3")).isEqualTo("203.0.113.9");
    }

    @Test
    void addressWhenTheClientWroteAHeaderItselfIsStillWhatOurProxySaw() {
        assertThat(address("127.0.0.1", "198.51.100.1, 203.0.113.9")).isEqualTo("203.0.113.9");
    }

    @Test
    void addressWhenTheHeaderIsNonsenseIsTheConnections() {
        assertThat(address("127.0.0.1", "localhost; drop table, nonsense")).isEqualTo("127.0.0.1");
    }

    @Test
    void addressWhenItIsOfVersionSixIsItsNetwork() {
        assertThat(address("127.0.0.1", "2001:db8:1:2:3:4:5:6")).isEqualTo(address("127.0.0.1", "2001:db8:1:2::1"));
        assertThat(address("127.0.0.1", "2001:db8:1:3::1")).isNotEqualTo(address("127.0.0.1", "2001:db8:1:2::1"));
    }

    @Test
    void addressWhenTheProxyIsAtLocalhostOfVersionSixIsWhatItSaw() {
        assertThat(address("[0:0:0:0:0:0:0:1]", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(address("::ffff:127.0.0.1", "203.0.113.9")).isEqualTo("203.0.113.9");
    }

    private String address(String connection, String forwardedFor) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(connection);
        request.addHeader("X-Forwarded-For", forwardedFor);
        return addresses.of(request);
    }
}
