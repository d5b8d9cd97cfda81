package dev.guildwire.link;

import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.link.LinkCommand.SendMessage;
import java.net.URI;

/// Writes down who comes, and says so in a channel once.
final class Greeter {

    static void main(String[] arguments) {
        var link = greet(URI.create(arguments[0]), System.getenv("LINK_TOKEN"), ChannelId.of(arguments[1]));
        link.closed().join();
    }

    static LinkClient greet(URI address, String token, ChannelId channel) {
        var link = LinkClient.to(address, token)
                .on("VOICE_STATE_UPDATE", event -> System.out.println(event.payload()))
                .onGap(() -> System.out.println("some events were missed"))
                .connect();
        link.send(new SendMessage(channel, "I am listening."))
                .thenAccept(result -> System.out.println("message " + result.path("message_id")))
                .exceptionally(failure -> {
                    System.out.println(failure.getMessage());
                    return null;
                });
        return link;
    }
}
