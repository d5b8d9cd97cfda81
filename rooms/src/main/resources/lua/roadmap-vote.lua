-- Adds or takes back one person's vote.
-- KEYS[1] version  KEYS[2] the feature  KEYS[3] its votes  KEYS[4] outbox
-- ARGV[1] feature id  ARGV[2] user id  ARGV[3] add | remove  ARGV[4] ISO 8601 time  ARGV[5] the same in ms
-- ARGV[6] topic  ARGV[7] record key
-- Returns the vote count and the version of the board that it is true for; nothing when there is no such feature.
if redis.call('EXISTS', KEYS[2]) == 0 then
  return {}
end
local command = ARGV[3] == 'add' and 'SADD' or 'SREM'
local changed = redis.call(command, KEYS[3], ARGV[2])
local count = redis.call('SCARD', KEYS[3])
if changed == 1 then
  local version = redis.call('INCR', KEYS[1])
  local value = string.format(
    '{"type":"VOTE_UPDATE","featureId":"%s","voteCount":%d,"voterId":"%s","action":"%s","timestamp":"%s"}',
    ARGV[1], count, ARGV[2], ARGV[3], ARGV[4])
  redis.call('XADD', KEYS[4], '*', 'topic', ARGV[6], 'key', ARGV[7], 'event', 'VOTE_UPDATE', 'ts', ARGV[5],
    'version', version, 'value', value)
end
return {count, tonumber(redis.call('GET', KEYS[1]) or '0')}
