package dev.guildwire.edge.roadmap;

import org.jspecify.annotations.Nullable;

/// Who voted: nobody, one user, or several, who are not told apart.
///
/// @param sole the one
record Voters(@Nullable String sole, boolean several) {

    static final Voters NOBODY = new Voters(null, false);
    private static final Voters SEVERAL = new Voters(null, true);

    /// @param user null when it is not known who voted
    Voters with(@Nullable String user) {
        return user == null ? SEVERAL : with(new Voters(user, false));
    }

    Voters with(Voters others) {
        if (others.equals(NOBODY) || others.equals(this)) {
            return this;
        }
        return equals(NOBODY) ? others : SEVERAL;
    }
}
