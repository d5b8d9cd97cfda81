-- Renews an edge's lease and forgets edges that died long ago.
-- KEYS[1] the edges alive (sorted set by the end of their leases, ms)
-- ARGV[1] the edge
-- ARGV[2] how long the lease lasts, ms
-- Returns 1 when the lease had not run out, 0 when it is new.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local ends = redis.call('ZSCORE', KEYS[1], ARGV[1])
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - 60000)
if ends and tonumber(ends) >= now then
    return 1
end
return 0
