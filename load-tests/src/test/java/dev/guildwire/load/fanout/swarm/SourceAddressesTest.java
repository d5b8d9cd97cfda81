package dev.guildwire.load.fanout.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceAddressesTest {

    @Test
    void addressWhenTheSwarmOutgrowsOneAddressIsAnother() {
        assertThat(SourceAddresses.of(SourceAddresses.PER_ADDRESS - 1)).isNull();
        assertThat(SourceAddresses.of(SourceAddresses.PER_ADDRESS)).hasToString("/127.0.0.2:0");
        assertThat(SourceAddresses.of(3 * SourceAddresses.PER_ADDRESS)).hasToString("/127.0.0.4:0");
    }
}
