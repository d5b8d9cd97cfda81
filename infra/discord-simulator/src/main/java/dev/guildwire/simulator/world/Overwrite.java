package dev.guildwire.simulator.world;

/// What a channel allows or denies one role or one member.
///
/// @param id    of the role or the member
/// @param allow bits of [Permission]
/// @param deny  bits of [Permission]
public record Overwrite(Snowflake id, Target target, long allow, long deny) {

    /// Whom an overwrite is for.
    public enum Target {
        ROLE(0),
        MEMBER(1);

        private final int code;

        Target(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }
}
