package dev.guildwire.local.browser;

import dev.guildwire.local.browser.Site.Answer;

/// An installation of six nodes, two of which are not well.
final class SampleOperation {

    private SampleOperation() {}

    /// @param state       of its first edge
    /// @param connections of that edge
    static Answer overview(String state, int connections) {
        return Answer.json("""
                {"at":"2026-01-01T12:00:00Z",
                 "edges":[
                  {"node":%s,"connections":%d,"guilds":31,"lag":0,"canaryAgeMillis":412},
                  {"node":%s,"connections":781,"guilds":28,"lag":3,"canaryAgeMillis":655}],
                 "ingests":[
                  {"node":%s,"waiting":2,"spoolBytes":0,"shards":[
                   {"shard":0,"state":"ready","pingMillis":41,"lastDispatch":"2026-01-01T11:59:59Z"},
                   {"shard":2,"state":"ready","pingMillis":38,"lastDispatch":"2026-01-01T11:59:58Z"}]},
                  {"node":%s,"waiting":310,"spoolBytes":8400000,"shards":[
                   {"shard":1,"state":"reconnecting","pingMillis":-1,"lastDispatch":"2026-01-01T11:57:10Z"}]}],
                 "rooms":[
                  {"node":%s,"lag":0},
                  {"node":%s,"lag":1250}],
                 "latency":{"perSecond":181.4,"p50Micros":3200,"p99Micros":41000,"bars":[
                  {"upToMicros":894,"count":120},{"upToMicros":1700,"count":1900},{"upToMicros":3200,"count":5200},
                  {"upToMicros":9100,"count":2100},{"upToMicros":18000,"count":900},{"upToMicros":41000,"count":310},
                  {"upToMicros":160000,"count":40},{"upToMicros":2500000,"count":6}]}}""".formatted(
                        node("e-1", "edge-6c9f7-x2x8v", state),
                        connections,
                        node("e-2", "edge-6c9f7-q71ls", "READY"),
                        node("i-1", "ingest-0", "READY"),
                        node("i-2", "ingest-1", "DEGRADED"),
                        node("r-1", "rooms-7d9c4-bbz5h:8111", "READY"),
                        node("r-2", "rooms-7d9c4-k2m1p:8111", "SILENT")));
    }

    private static String node(String id, String name, String state) {
        return """
                {"id":"%s","name":"%s","version":"1.4.0","since":"2025-12-31T09:12:00Z","state":"%s"}""".formatted(id, name, state);
    }

    static Answer queue() {
        return Answer.json("""
                {"waiting":4,"lanes":{"PATCH /channels/{channel_id}#7":4},"slotsTaken":0,"invalid":0,"opensIn":0,"why":"open",
                 "buckets":[
                  {"bucket":"a1b2c3#7","waiting":4,"headLane":"PATCH /channels/{channel_id}#7","headTries":0,
                   "headAge":1800,"why":"bucket","opensIn":3200,"remaining":0}]}""");
    }
}
