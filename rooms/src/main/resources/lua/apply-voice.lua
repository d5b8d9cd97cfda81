-- Applies a batch of one partition's records and moves the partition's position, or refuses the batch.
-- KEYS[1] position hash  KEYS[2] set of guilds  KEYS[3..] hashes of the guilds that the batch names
-- ARGV[1] epoch  ARGV[2] first offset  ARGV[3] last offset
-- ARGV[4..] one group of five for each change: offset, index of the guild's key from 3, guild id, user id, state
--           (state is '' for a person who left)
-- Returns the position's offset afterwards. It is below the last offset when the batch was refused because it would
-- leave a hole, and -2 when there is nothing to continue in this epoch.
local position = redis.call('HMGET', KEYS[1], 'epoch', 'offset')
if position[1] ~= ARGV[1] then
  return -2
end
local applied = tonumber(position[2])
if tonumber(ARGV[2]) > applied + 1 then
  return applied
end
for i = 4, #ARGV, 5 do
  if tonumber(ARGV[i]) > applied then
    local guild = KEYS[tonumber(ARGV[i + 1])]
    if ARGV[i + 4] == '' then
      redis.call('HDEL', guild, ARGV[i + 3])
    else
      redis.call('HSET', guild, ARGV[i + 3], ARGV[i + 4])
      redis.call('SADD', KEYS[2], ARGV[i + 2])
    end
  end
end
if tonumber(ARGV[3]) > applied then
  redis.call('HSET', KEYS[1], 'offset', ARGV[3])
  return tonumber(ARGV[3])
end
return applied
