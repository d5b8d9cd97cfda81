-- Notes that a user has one connection more on an edge, unless that is too many over all edges.
-- KEYS[1] the user's connections by edge (hash)
-- KEYS[2] the edges alive (sorted set by the end of their leases, ms)
-- ARGV[1] the edge
-- ARGV[2] the user's connections there, with the new one
-- ARGV[3] the most a user may have
-- ARGV[4] how long the user's key is kept after its last change, ms
-- Returns 1 when it is noted, 0 when it would be too many.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local sum = tonumber(ARGV[2])
local counts = redis.call('HGETALL', KEYS[1])
for i = 1, #counts, 2 do
    local ends = redis.call('ZSCORE', KEYS[2], counts[i])
    if not ends or tonumber(ends) < now then
        redis.call('HDEL', KEYS[1], counts[i])
    elseif counts[i] ~= ARGV[1] then
        sum = sum + tonumber(counts[i + 1])
    end
end
if sum > tonumber(ARGV[3]) then
    return 0
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return 1
