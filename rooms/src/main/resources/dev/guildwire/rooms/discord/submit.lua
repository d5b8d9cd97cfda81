-- Takes in a request, unless it is known or there is no room, and hands out the next one to a caller that has room.
-- One that was dropped because nobody waited is taken in anew: now somebody does.
--
-- KEYS     the queue and the request's result
-- ARGV[2]  request id
-- ARGV[3]  what is to be sent, a JSON object that only Java reads
-- ARGV[4]  lane: route and top-level resource, joined by #
-- ARGV[5]  guild, the one that its turns count for
-- ARGV[6]  patience in milliseconds
-- ARGV[7]  1: the caller can send a request now
-- Answer   { accepted | waiting | done | busy | unauthorized, the result if done, then as take() }
local id, payload, lane, guild = ARGV[2], ARGV[3], ARGV[4], ARGV[5]

local function accept()
    local result = redis.call('GET', RESULT)
    if result and cjson.decode(result).result ~= 'expired' then
        return 'done', result
    elseif redis.call('HEXISTS', PROGRESS, id) == 1 then
        return 'waiting', ''
    elseif redis.call('HGET', STATE, 'refused') == settings.token then
        return 'unauthorized', ''
    end
    local bucket = redis.call('HGET', HOMES, lane) or home_of(lane)
    if redis.call('ZCARD', FIFO) >= settings.bound
        or redis.call('ZLEXCOUNT', FIFO, '[' .. bucket .. '|', '[' .. bucket .. '|\255') >= settings.bucketBound then
        return 'busy', ''
    end
    local progress = { lane = lane, guild = guild, since = NOW, deadline = NOW + ARGV[6], tries = 0,
        sequence = redis.call('INCR', SEQUENCE) }
    redis.call('DEL', RESULT)
    redis.call('HSET', PAYLOADS, id, payload)
    save_progress(id, progress)
    redis.call('ZADD', FIFO, 0, entry(bucket, id, progress))
    redis.call('ZINCRBY', LANES, 1, lane)
    redis.call('HSET', HOMES, lane, bucket)
    settle(bucket)
    return 'accepted', ''
end

local state, result = accept()
local taken = { -1 }
if ARGV[7] == '1' then
    taken = take()
elseif state == 'accepted' then
    redis.call('PUBLISH', settings.work, '')
end
return { state, result, unpack(taken) }
