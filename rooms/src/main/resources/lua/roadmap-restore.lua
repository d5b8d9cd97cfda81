-- Replaces the board by one that was rebuilt from its events. Refuses when the rebuilt board lacks events: some wait to be
-- told, or were told since.
-- KEYS[1] version  KEYS[2] features  KEYS[3] outbox  ARGV[1] key prefix  ARGV[2] version
-- ARGV[3..] for each feature: id, created (ms), number of fields, fields and values, number of votes, user ids
-- Returns 1 when done, 0 when refused.
if redis.call('XLEN', KEYS[3]) > 0 or tonumber(redis.call('GET', KEYS[1]) or 0) > tonumber(ARGV[2]) then
  return 0
end
for _, id in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
  redis.call('DEL', ARGV[1] .. 'feature:' .. id, ARGV[1] .. 'votes:' .. id)
end
redis.call('DEL', KEYS[2])
redis.call('SET', KEYS[1], ARGV[2])
local i = 3
while i <= #ARGV do
  local id = ARGV[i]
  redis.call('ZADD', KEYS[2], ARGV[i + 1], id)
  local fields = tonumber(ARGV[i + 2]) * 2
  i = i + 3
  for f = i, i + fields - 1, 2 do
    redis.call('HSET', ARGV[1] .. 'feature:' .. id, ARGV[f], ARGV[f + 1])
  end
  i = i + fields
  local votes = tonumber(ARGV[i])
  for v = i + 1, i + votes do
    redis.call('SADD', ARGV[1] .. 'votes:' .. id, ARGV[v])
  end
  i = i + votes + 1
end
return 1
