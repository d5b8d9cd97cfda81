-- Takes in a request, unless it is known or there is no room, and hands out the next one to a caller that has room.
-- One that was dropped because nobody waited is taken in anew: now somebody does. Where nothing is in its way it is
-- handed out itself, without a turn: turns are for those that wait.
--
-- KEYS     the queue and the request's result
-- ARGV[2]  request id
-- ARGV[3]  what is to be sent, a JSON object that only Java reads
-- ARGV[4]  lane: route and top-level resource, joined by #
-- ARGV[5]  guild, the one that its turns count for
-- ARGV[6]  patience in milliseconds
-- ARGV[7]  1: the caller can send a request now
-- Answer   { accepted | waiting | done | busy | unauthorized, the result if done, then as take() }
local id, payload, lane, guild, room = ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[7] == '1'

-- When a bucket is due next, if nothing is in the way of a request that comes to this empty one now. Of an empty queue
-- nothing stands in line.
local function way_is_clear(bucket, queued)
    local due = next_due()
    if due > NOW and (queued == 0 or not anybody_in_line()) and redis.call('HEXISTS', LEASES, bucket) == 0
        and opening(limit_of(bucket)) <= NOW and gate() <= NOW then
        return due
    end
end

local function enter(bucket, progress)
    redis.call('HSET', PAYLOADS, id, payload)
    redis.call('ZADD', FIFO, 0, entry(bucket, id, progress))
    redis.call('ZINCRBY', LANES, 1, lane)
    redis.call('HSET', HOMES, lane, bucket)
end

local function accept()
    local result = redis.call('GET', RESULT)
    if result and cjson.decode(result).result ~= 'expired' then
        return 'done', result
    elseif redis.call('HEXISTS', PROGRESS, id) == 1 then
        return 'waiting', ''
    elseif state('refused') == settings.token then
        return 'unauthorized', ''
    end
    local bucket = redis.call('HGET', HOMES, lane) or home_of(lane)
    local queued = redis.call('ZCARD', FIFO)
    local before = queued > 0 and redis.call('ZLEXCOUNT', FIFO, '[' .. bucket .. '|', '[' .. bucket .. '|\255') or 0
    if before >= settings.bucketBound or queued >= settings.bound then
        return 'busy', ''
    end
    local progress = { lane = lane, guild = guild, since = NOW, deadline = NOW + ARGV[6], tries = 0,
        sequence = redis.call('INCR', SEQUENCE) }
    if result then
        redis.call('DEL', RESULT)
    end
    local due = room and before == 0 and way_is_clear(bucket, queued)
    enter(bucket, progress)
    if due then
        progress.lease = string.format('%d', progress.sequence)
        local chance = math.min(due - NOW, settings.lease)
        return 'accepted', '', { chance, unpack(lease(bucket, id, progress, payload, 'none')) }
    end
    save_progress(id, progress)
    settle(bucket)
    return 'accepted', ''
end

local outcome, result, taken = accept()
if room and not taken then
    taken = take()
elseif outcome == 'accepted' and not taken then
    redis.call('PUBLISH', settings.work, '')
end
return { outcome, result, unpack(taken or { -1 }) }
