-- Takes a feature and its votes off the board.
-- KEYS[1] version  KEYS[2] features  KEYS[3] the feature  KEYS[4] its votes  KEYS[5] outbox
-- ARGV[1] feature id  ARGV[2] ISO 8601 time  ARGV[3] the same in ms  ARGV[4] topic  ARGV[5] record key
-- Returns 1, or 0 when there is no such feature.
if redis.call('ZREM', KEYS[2], ARGV[1]) == 0 then
  return 0
end
redis.call('DEL', KEYS[3], KEYS[4])
local version = redis.call('INCR', KEYS[1])
local value = string.format('{"type":"FEATURE_DELETED","featureId":"%s","timestamp":"%s"}', ARGV[1], ARGV[2])
redis.call('XADD', KEYS[5], '*', 'topic', ARGV[4], 'key', ARGV[5], 'event', 'FEATURE_DELETED', 'ts', ARGV[3],
  'version', version, 'value', value)
return 1
