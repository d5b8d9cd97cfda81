-- Drops a request whose deadline has passed, unless it is just being sent.
--
-- KEYS     the queue and the request's result
-- ARGV[2]  request id
-- ARGV[3]  the result that it gets
-- Answer   { its result, or empty while it is being sent; 1 if this step dropped it }
local progress = progress_of(ARGV[2])
if not progress then
    return { redis.call('GET', RESULT) or '', 0 }
end
local bucket = redis.call('HGET', HOMES, progress.lane)
if progress.lease and redis.call('HGET', LEASES, bucket) == progress.lease then
    return { '', 0 }
end
conclude(ARGV[2], progress, ARGV[3])
settle(bucket)
return { ARGV[3], 1 }
