-- Notes a session of a user and forgets those that have ended.
-- KEYS[1] the user's set
-- ARGV[1] session id  ARGV[2] lifetime of the set in milliseconds  ARGV[3] what a session's key begins with
for _, id in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  if redis.call('EXISTS', ARGV[3] .. id) == 0 then
    redis.call('SREM', KEYS[1], id)
  end
end
redis.call('SADD', KEYS[1], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
