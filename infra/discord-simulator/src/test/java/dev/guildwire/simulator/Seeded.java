package dev.guildwire.simulator;

/// Ids of the bundled seed.
public final class Seeded {

    public static final String BOT = "1146750154070556749";

    public static final String HARBOUR = "1156034721895432192";
    public static final String LIGHTHOUSE = "1155429775662120965";
    public static final String PIER = "1155430098929713158";
    /// Takes two people.
    public static final String ROWING_BOAT = "1155430422197305351";
    /// Only for keepers.
    public static final String KEEPERS_ROOM = "1155430493806657544";
    public static final String GENERAL = "1155429057517584386";
    public static final String KEEPER = "1155432249169018895";
    public static final String REGULAR = "1155432572436611088";

    public static final String NIGHT_SHIFT = "1188450129318973450";
    public static final String ROOFTOP = "1155793599816794123";

    /// Owns Harbour Lights.
    public static final String MIRA = "158725886017798147";
    /// In Harbour Lights, a regular.
    public static final String TOMASZ = "510569134673637379";
    /// In both guilds.
    public static final String SOL = "583518185886597123";
    public static final String NOOR = "759587964379492355";
    /// In Night Shift only.
    public static final String LWAZI = "873233295108771843";
    /// In no guild.
    public static final String IVO = "1162259253294051331";

    private Seeded() {}
}
