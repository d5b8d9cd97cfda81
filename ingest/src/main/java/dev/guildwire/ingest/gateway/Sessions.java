package dev.guildwire.ingest.gateway;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.SessionController;

/// Paces the IDENTIFYs of all shards of this process as Discord allows, and answers JDA's question for the gateway
/// from what was asked before, so that starting a shard costs no request.
///
/// The super class has to be this one: `SessionControllerAdapter` alone retries a refused connection without pause.
final class Sessions extends ConcurrentSessionController {

    private final SessionController.ShardedGateway gateway;

    Sessions(String url, GatewayBot bot) {
        this.gateway = new SessionController.ShardedGateway(
                url, bot.shards(), bot.sessionStartLimit().maxConcurrency());
    }

    @Override
    public SessionController.ShardedGateway getShardedGateway(JDA api) {
        return gateway;
    }
}
