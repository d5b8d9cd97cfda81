-- Shows what waits and why, changing nothing.
--
-- KEYS     the queue
-- ARGV[2]  at most so many buckets
-- Answer   a JSON object: waiting, lanes (lane: how many), buckets (array, absent if empty), slotsTaken, invalid,
--          opensIn (ms until anything may be sent; -1: not before something is done) and why
local function describe(bucket)
    local limit = limit_of(bucket)
    local id, progress = head(bucket)
    local until_ms = tonumber(redis.call('ZSCORE', DUE, bucket)) or NOW
    local leased = redis.call('HEXISTS', LEASES, bucket) == 1
    local _, cause = opening(limit)
    return {
        bucket = bucket,
        waiting = redis.call('ZLEXCOUNT', FIFO, '[' .. bucket .. '|', '[' .. bucket .. '|\255'),
        headLane = progress and progress.lane or '',
        headTries = progress and progress.tries or 0,
        headAge = progress and NOW - progress.since or 0,
        why = leased and 'sending' or not id and 'idle' or until_ms > NOW and cause or 'turn',
        opensIn = math.max(0, until_ms - NOW),
        remaining = limit.resetAt > NOW and limit.remaining or -1,
    }
end

local function buckets(most)
    local seen, found = {}, {}
    for _, key in ipairs({ DUE, TURNS }) do
        for _, bucket in ipairs(redis.call('ZRANGE', key, 0, most - 1)) do
            if not seen[bucket] and #found < most then
                seen[bucket] = true
                table.insert(found, describe(bucket))
            end
        end
    end
    return #found > 0 and found or nil
end

local function lanes()
    local counts, flat = {}, redis.call('ZRANGE', LANES, 0, -1, 'WITHSCORES')
    for i = 1, #flat, 2 do
        counts[flat[i]] = tonumber(flat[i + 1])
    end
    return counts
end

local opens, cause = gate()
return cjson.encode({
    waiting = redis.call('ZCARD', FIFO),
    lanes = lanes(),
    buckets = buckets(tonumber(ARGV[2])),
    slotsTaken = redis.call('ZCOUNT', SLOTS, '(' .. NOW, '+inf'),
    invalid = redis.call('ZCOUNT', INVALID, NOW - settings.budgetWindow, '+inf'),
    opensIn = opens == FOREVER and -1 or math.max(0, opens - NOW),
    why = opens > NOW and cause or 'open',
})
