-- Replaces all that is known of a guild.
-- KEYS[1] hash of all guilds  KEYS[2] hash of its channels  KEYS[3] hash of its roles
-- KEYS[4] hash of all channels' guilds
-- ARGV[1] guild id  ARGV[2] the guild, '' to forget it  ARGV[3] how many channels follow
-- ARGV[4..] id, value of each channel, then of each role
for _, channel in ipairs(redis.call('HKEYS', KEYS[2])) do
  redis.call('HDEL', KEYS[4], channel)
end
redis.call('DEL', KEYS[2], KEYS[3])
if ARGV[2] == '' then
  redis.call('HDEL', KEYS[1], ARGV[1])
  return
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
local roles = 4 + 2 * tonumber(ARGV[3])
for i = 4, #ARGV, 2 do
  redis.call('HSET', KEYS[i < roles and 2 or 3], ARGV[i], ARGV[i + 1])
  if i < roles then
    redis.call('HSET', KEYS[4], ARGV[i], ARGV[1])
  end
end
