package dev.guildwire.load.installation;

/// A run of synthetic joins and leaves in one guild. First everybody joins, then in turn one leaves and joins again.
///
/// @param perSecond joins and leaves together
public record Traffic(String guildId, int perSecond, int seconds, int people) {

    public static final int USUAL_PEOPLE = 50;

    /// How many of the dispatches are joins; these are numbered from 0.
    public long joins() {
        var all = (long) perSecond * seconds;
        return all <= people ? all : people + (all - people) / 2;
    }
}
