-- Renews leases, as far as they have not ended.
--
-- KEYS     the queue
-- ARGV[2..] bucket, lease, bucket, lease, ...
-- Answer   how many were renewed
local renewed = 0
for i = 2, #ARGV, 2 do
    if redis.call('HGET', LEASES, ARGV[i]) == ARGV[i + 1] then
        redis.call('ZADD', DUE, NOW + settings.lease, ARGV[i])
        renewed = renewed + 1
    end
end
return renewed
