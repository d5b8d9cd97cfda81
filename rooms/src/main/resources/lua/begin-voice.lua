-- Replaces all that is known of one partition.
-- KEYS[1] position hash  KEYS[2] set of guilds
-- ARGV[1] epoch  ARGV[2] offset that the states are true for  ARGV[3] what a guild's key begins with
-- ARGV[4..] one group of three for each state: guild id, user id, state
for _, guild in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  redis.call('DEL', ARGV[3] .. guild)
end
redis.call('DEL', KEYS[2])
for i = 4, #ARGV, 3 do
  redis.call('HSET', ARGV[3] .. ARGV[i], ARGV[i + 1], ARGV[i + 2])
  redis.call('SADD', KEYS[2], ARGV[i])
end
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'offset', ARGV[2])
