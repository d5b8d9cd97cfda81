-- Puts a new feature on the board.
-- KEYS[1] version  KEYS[2] features  KEYS[3] the feature  KEYS[4] outbox
-- ARGV[1] feature id  ARGV[2] time in ms  ARGV[3] topic  ARGV[4] record key  ARGV[5] the event
-- ARGV[6..] the feature's fields and values
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
redis.call('HSET', KEYS[3], unpack(ARGV, 6))
local version = redis.call('INCR', KEYS[1])
redis.call('XADD', KEYS[4], '*', 'topic', ARGV[3], 'key', ARGV[4], 'event', 'FEATURE_CREATED', 'ts', ARGV[2],
  'version', version, 'value', ARGV[5])
return version
