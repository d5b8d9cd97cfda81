-- Gives the sessions that are due to one caller.
-- KEYS[1] sessions by the time when each is due
-- ARGV[1] now  ARGV[2] when they are due again if the caller fails  ARGV[3] how many at most
local due = redis.call('ZRANGE', KEYS[1], '-inf', ARGV[1], 'BYSCORE', 'LIMIT', 0, ARGV[3])
for _, session in ipairs(due) do
  redis.call('ZADD', KEYS[1], ARGV[2], session)
end
return due
