-- Reads the whole board as one user sees it, at one moment.
-- KEYS[1] version  KEYS[2] features  ARGV[1] key prefix  ARGV[2] user id
-- Returns the version, then for each feature: id, vote count, 1 when the user voted, its hash's fields.
local answer = {redis.call('GET', KEYS[1]) or '0'}
for _, id in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
  local votes = ARGV[1] .. 'votes:' .. id
  answer[#answer + 1] = {
    id,
    tostring(redis.call('SCARD', votes)),
    tostring(redis.call('SISMEMBER', votes, ARGV[2])),
    unpack(redis.call('HGETALL', ARGV[1] .. 'feature:' .. id))
  }
end
return answer
