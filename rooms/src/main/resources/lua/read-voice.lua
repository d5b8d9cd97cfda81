-- Reads a guild's states and the position they are true for.
-- KEYS[1] position hash  KEYS[2] the guild's hash
-- Returns epoch, offset and then the states; the first two are '' while nothing has been applied.
local position = redis.call('HMGET', KEYS[1], 'epoch', 'offset')
local answer = {position[1] or '', position[2] or ''}
for _, state in ipairs(redis.call('HVALS', KEYS[2])) do
  answer[#answer + 1] = state
end
return answer
