package dev.guildwire.rooms.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guildwire.contracts.event.VoiceState;
import dev.guildwire.contracts.id.ChannelId;
import dev.guildwire.contracts.id.GuildId;
import dev.guildwire.contracts.id.RoleId;
import dev.guildwire.contracts.id.UserId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A room as people see it. Times are Unix milliseconds.
///
/// @param expiresAt when it ends, while a warning runs
/// @param seats     those that are taken, in the order in which the players came
/// @param voice     who is in the voice channel
@JsonInclude
record RoomView(
        ChannelId channelId,
        GuildId guildId,
        RoleId roleId,
        String name,
        int userLimit,
        UserId creatorId,
        RoomState state,
        long createdAt,
        long lastActivityAt,
        @Schema(types = {"integer", "null"}) @Nullable Long expiresAt,
        List<Player> seats,
        List<Person> voice) {

    RoomView {
        seats = List.copyOf(seats);
        voice = List.copyOf(voice);
    }

    /// @param avatar Discord's avatar hash, or null for the default avatar
    @JsonInclude
    record Player(
            UserId userId,
            String username,
            @Schema(types = {"string", "null"}) @Nullable String avatar,
            Seat.State state) {}

    /// @param avatar Discord's avatar hash, or null for the default avatar
    @JsonInclude
    record Person(
            UserId userId,
            String username,
            @Schema(types = {"string", "null"}) @Nullable String avatar) {}

    /// @param inVoice everybody of the guild who is in voice
    static RoomView of(Room room, List<VoiceState> inVoice) {
        var expiresAt = room.expiresAt();
        return new RoomView(
                room.channelId(),
                room.guildId(),
                room.roleId(),
                room.name(),
                room.userLimit(),
                room.creatorId(),
                room.state(),
                room.createdAt().toEpochMilli(),
                room.lastActivityAt().toEpochMilli(),
                expiresAt == null ? null : expiresAt.toEpochMilli(),
                room.seats().stream()
                        .map(seat -> new Player(seat.userId(), seat.username(), seat.avatar(), seat.state()))
                        .toList(),
                inVoice.stream()
                        .filter(state -> state.channelId().equals(room.channelId()))
                        .map(state -> new Person(state.userId(), state.username(), state.avatar()))
                        .toList());
    }
}
