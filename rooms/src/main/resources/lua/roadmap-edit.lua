-- Changes fields of a feature; those that already have the value are no change.
-- KEYS[1] version  KEYS[2] the feature  KEYS[3] outbox
-- ARGV[1] feature id  ARGV[2] ISO 8601 time  ARGV[3] the same in ms  ARGV[4] topic  ARGV[5] record key
-- ARGV[6..] fields and values
-- Returns 1, or 0 when there is no such feature.
if redis.call('EXISTS', KEYS[2]) == 0 then
  return 0
end
local changes = {}
local changed = false
for i = 6, #ARGV, 2 do
  if redis.call('HGET', KEYS[2], ARGV[i]) ~= ARGV[i + 1] then
    redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
    changes[ARGV[i]] = ARGV[i + 1]
    changed = true
  end
end
if changed then
  redis.call('HSET', KEYS[2], 'updatedAt', ARGV[2])
  local version = redis.call('INCR', KEYS[1])
  local value = string.format('{"type":"FEATURE_UPDATE","featureId":"%s","changes":%s,"timestamp":"%s"}',
    ARGV[1], cjson.encode(changes), ARGV[2])
  redis.call('XADD', KEYS[3], '*', 'topic', ARGV[4], 'key', ARGV[5], 'event', 'FEATURE_UPDATE', 'ts', ARGV[3],
    'version', version, 'value', value)
end
return 1
