package dev.guildwire.rooms.roadmap;

import dev.guildwire.rooms.stream.Follower;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Rebuilds the board from `roadmap.events` where Redis has lost it, so that its versions go on where the edges are. It
/// looks once a second for the version, which every board has, also one without features.
@Component
class BoardKeeper extends Follower {

    private static final Logger log = LoggerFactory.getLogger("Internal");

    private final RoadmapLog events;
    private final RedisBoard board;

    BoardKeeper(RoadmapLog events, RedisBoard board) {
        super("board-keeper");
        this.events = events;
        this.board = board;
    }

    @Override
    protected void follow() {
        if (!board.isThere() && restore(events.replay())) {
            log.info("The roadmap's board was not in Redis and has been rebuilt from its events");
        }
    }

    private boolean restore(RebuiltBoard rebuilt) {
        return board.restore(rebuilt) && rebuilt.version() > 0;
    }
}
