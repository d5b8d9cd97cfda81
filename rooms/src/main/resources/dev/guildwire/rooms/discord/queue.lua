-- What all steps share; it stands in front of each of them. package-info.java draws the keys.
--
-- KEYS[1..15]  the queue, in the order of the names below
-- KEYS[16]     the result of the request that the step is about, if it is about one
-- ARGV[1]      the settings, a JSON object: lease, window, allowance, global, bucketBound, bound, budget, budgetWindow,
--              probe, keep (milliseconds or counts), token (a fingerprint), done, work (publish to these)
-- clock()      milliseconds; defined in front of this
local SEQUENCE, PAYLOADS, PROGRESS, FIFO, LANES, HOMES, ROUTES, TURNS, DUE, LEASES, LIMITS, GUILDS, SLOTS, INVALID,
    STATE, RESULT = unpack(KEYS)
local NOW = clock()
local FOREVER = 9e15
local settings = cjson.decode(ARGV[1])

-- What this step has read, by its names: nobody else changes it meanwhile.
local routes, limits, states, invalid = {}, {}, nil, nil

local STATES = { 'turn', 'refused', 'haltedUntil', 'probeAt', 'gatedAt', 'gateCause' }

local function state(name)
    if not states then
        states = {}
        for i, value in ipairs(redis.call('HMGET', STATE, unpack(STATES))) do
            states[STATES[i]] = value
        end
    end
    return states[name]
end

local function set_state(name, value)
    redis.call('HSET', STATE, name, value)
    if states then
        states[name] = value
    end
end

-- The bucket whose limit a lane is under: by Discord's name, or by the route's while that is not known.
local function bucket_of(lane)
    local route, major = lane:match('^(.*)#(.-)$')
    routes[route] = routes[route] or redis.call('HGET', ROUTES, route) or route
    return routes[route] .. '#' .. major
end

local function name_route(route, name)
    if redis.call('HGET', ROUTES, route) ~= name then
        redis.call('HSET', ROUTES, route, name)
    end
    routes[route] = name
end

local function progress_of(id)
    local text = redis.call('HGET', PROGRESS, id)
    return text and cjson.decode(text)
end

local function save_progress(id, progress)
    redis.call('HSET', PROGRESS, id, cjson.encode(progress))
end

local function limit_of(bucket)
    if not limits[bucket] then
        local text = redis.call('HGET', LIMITS, bucket)
        limits[bucket] = text and cjson.decode(text)
            or { remaining = -1, resetAt = 0, holdUntil = 0, holdCause = '', openedAt = 0, cause = '', guild = '' }
    end
    return limits[bucket]
end

-- Where the requests of a lane belong now: with the others of their bucket, unless the lane alone is held.
local function home_of(lane)
    return limit_of(lane).holdUntil > NOW and lane or bucket_of(lane)
end

local function save_limit(bucket, limit)
    redis.call('HSET', LIMITS, bucket, cjson.encode(limit))
    limits[bucket] = limit
end

local function forget_limit(bucket)
    redis.call('HDEL', LIMITS, bucket)
    limits[bucket] = nil
end

local function entry(bucket, id, progress)
    return string.format('%s|%s|%012d|%s', bucket, progress.guild, progress.sequence, id)
end

local function id_of(found)
    return found:match('^.-|.-|.-|(.*)$')
end

-- The request whose turn it is in a bucket: the guild after the one served last, its oldest first.
local function head(bucket)
    local last = '[' .. bucket .. '|\255'
    local after = '(' .. bucket .. '|' .. limit_of(bucket).guild .. '|\255'
    local found = redis.call('ZRANGE', FIFO, after, last, 'BYLEX', 'LIMIT', 0, 1)[1]
        or redis.call('ZRANGE', FIFO, '[' .. bucket .. '|', last, 'BYLEX', 'LIMIT', 0, 1)[1]
    if found then
        local id = id_of(found)
        return id, progress_of(id)
    end
end

-- When a bucket may go on, and what keeps it until then.
local function opening(limit)
    local reset = limit.remaining == 0 and limit.resetAt or 0
    if limit.holdUntil >= reset then
        return limit.holdUntil, limit.holdCause
    end
    return reset, 'bucket'
end

-- Start-time fair queueing: a guild's buckets get turns one behind the other, however many they are.
local function line_up(bucket, guild)
    if not redis.call('ZSCORE', TURNS, bucket) then
        local served = tonumber(state('turn')) or 0
        local turn = math.max(served, tonumber(redis.call('ZSCORE', GUILDS, guild)) or 0)
        redis.call('ZADD', TURNS, turn, bucket)
        redis.call('ZADD', GUILDS, turn + 1, guild)
    end
end

-- Puts a bucket that nobody holds where it belongs: aside until it may go on, in line for a turn, aside until what is
-- known of its limit means nothing any more, or nowhere.
local function settle(bucket)
    if redis.call('HEXISTS', LEASES, bucket) == 1 then
        return
    end
    local limit = limit_of(bucket)
    local opens, cause = opening(limit)
    local id, progress = head(bucket)
    if opens > NOW then
        limit.openedAt, limit.cause = opens, cause
        save_limit(bucket, limit)
        redis.call('ZREM', TURNS, bucket)
        redis.call('ZADD', DUE, opens, bucket)
    elseif id then
        redis.call('ZREM', DUE, bucket)
        line_up(bucket, progress.guild)
    elseif limit.resetAt > NOW then
        redis.call('ZREM', TURNS, bucket)
        redis.call('ZADD', DUE, limit.resetAt, bucket)
    else
        redis.call('ZREM', TURNS, bucket)
        redis.call('ZREM', DUE, bucket)
        forget_limit(bucket)
    end
end

-- Moves what waits of a lane to another bucket. Its place there is by arrival, so two lanes merge in order.
local function move(lane, from, to)
    for _, found in ipairs(redis.call('ZRANGE', FIFO, '[' .. from .. '|', '[' .. from .. '|\255', 'BYLEX')) do
        local id = id_of(found)
        local progress = progress_of(id)
        if progress.lane == lane then
            redis.call('ZREM', FIFO, found)
            redis.call('ZADD', FIFO, 0, entry(to, id, progress))
        end
    end
    redis.call('HSET', HOMES, lane, to)
    settle(from)
    settle(to)
end

-- Ends a request: its result is kept and told to whoever waits.
local function conclude(id, progress, result)
    redis.call('ZREM', FIFO, entry(redis.call('HGET', HOMES, progress.lane), id, progress))
    redis.call('HDEL', PAYLOADS, id)
    redis.call('HDEL', PROGRESS, id)
    if tonumber(redis.call('ZINCRBY', LANES, -1, progress.lane)) < 1 then
        redis.call('ZREM', LANES, progress.lane)
        redis.call('HDEL', HOMES, progress.lane)
    end
    redis.call('SET', RESULT, result, 'PX', settings.keep)
    redis.call('PUBLISH', settings.done, id .. ' ' .. result)
end

local function over_budget()
    invalid = invalid or redis.call('ZCOUNT', INVALID, NOW - settings.budgetWindow, '+inf')
    return invalid >= settings.budget
end

local function count_invalid(lease)
    redis.call('ZREMRANGEBYSCORE', INVALID, '-inf', NOW - settings.budgetWindow)
    redis.call('ZADD', INVALID, NOW, lease)
    invalid = nil
end

-- How many requests count against the global limit, where that is near; else not less than those.
local function slots_taken()
    local taken = redis.call('ZCARD', SLOTS)
    if taken >= settings.global then
        redis.call('ZREMRANGEBYSCORE', SLOTS, '-inf', NOW)
        taken = redis.call('ZCARD', SLOTS)
    end
    return taken
end

-- When any request may be sent at all, and what keeps everything until then.
local function gate()
    if state('refused') == settings.token then
        return FOREVER, 'unauthorized'
    end
    local opens, cause = tonumber(state('haltedUntil')) or 0, 'halted'
    local probe = tonumber(state('probeAt')) or 0
    if over_budget() and probe > opens then
        opens, cause = probe, 'invalid'
    end
    local over = slots_taken() - settings.global
    if over >= 0 then
        local free = tonumber(redis.call('ZRANGE', SLOTS, over, over, 'WITHSCORES')[2])
        if free > opens then
            return free, 'global'
        end
    end
    return opens, cause
end

local function anybody_in_line()
    return redis.call('ZCARD', TURNS) > 0
end

-- When a bucket is to be looked at again because time has passed.
local function next_due()
    return tonumber(redis.call('ZRANGE', DUE, 0, 0, 'WITHSCORES')[2]) or FOREVER
end

-- Milliseconds until something may be taken, as far as is known now; -1 when nothing waits for time to pass.
local function next_chance()
    local opens = FOREVER
    if anybody_in_line() then
        opens = gate()
    else
        opens = next_due()
    end
    return opens == FOREVER and -1 or math.max(0, opens - NOW)
end

-- What the request waited for last.
local function wait_cause(limit, progress)
    local gated = tonumber(state('gatedAt')) or 0
    if gated >= math.max(progress.since, limit.openedAt) then
        return state('gateCause')
    elseif limit.openedAt > progress.since then
        return limit.cause
    end
    return progress.since == NOW and 'none' or 'order'
end

-- Counts what is about to be sent against the bucket, against all, and against the request's tries.
local function spend(bucket, limit, lease)
    redis.call('ZADD', SLOTS, NOW + settings.window + settings.allowance, lease)
    if over_budget() then
        set_state('probeAt', NOW + settings.probe)
    end
    if limit.remaining > 0 and limit.resetAt > NOW then
        limit.remaining = limit.remaining - 1
        save_limit(bucket, limit)
    end
end

-- Puts a bucket under a lease for one of its requests, and answers what its worker is to know.
local function lease(bucket, id, progress, payload, cause)
    redis.call('ZADD', DUE, NOW + settings.lease, bucket)
    redis.call('HSET', LEASES, bucket, progress.lease)
    if progress.deadline > NOW then
        spend(bucket, limit_of(bucket), progress.lease)
    end
    progress.tries = progress.tries + 1
    save_progress(id, progress)
    return { progress.lease, bucket, progress.lane, id, payload, progress.tries, NOW - progress.since,
        progress.deadline - NOW, cause }
end

-- Gives the bucket whose turn it is to the request at its head. One past its deadline is handed out too, to be
-- answered, not sent.
local function grant(bucket, id, progress)
    local turn = redis.call('ZSCORE', TURNS, bucket)
    redis.call('ZREM', TURNS, bucket)
    set_state('turn', turn)
    redis.call('ZREMRANGEBYSCORE', GUILDS, '-inf', turn)
    progress.lease = string.format('%d', redis.call('INCR', SEQUENCE))
    local payload, cause = redis.call('HGET', PAYLOADS, id), wait_cause(limit_of(bucket), progress)
    local leased = lease(bucket, id, progress, payload, cause)
    return { next_chance(), unpack(leased) }
end

-- Hands out the next request by turn, or nothing. The first element of the answer is the next chance.
local function take()
    for _, bucket in ipairs(redis.call('ZRANGE', DUE, '-inf', NOW, 'BYSCORE')) do
        redis.call('ZREM', DUE, bucket)
        redis.call('HDEL', LEASES, bucket)
        settle(bucket)
    end
    local bucket = redis.call('ZRANGE', TURNS, 0, 0)[1]
    while bucket do
        local id, progress = head(bucket)
        local home = home_of(progress.lane)
        local opens, cause = gate()
        if home ~= bucket then
            move(progress.lane, bucket, home)
        elseif opens > NOW and progress.deadline > NOW then
            set_state('gatedAt', NOW)
            set_state('gateCause', cause)
            break
        else
            return grant(bucket, id, progress)
        end
        bucket = redis.call('ZRANGE', TURNS, 0, 0)[1]
    end
    return { next_chance() }
end
