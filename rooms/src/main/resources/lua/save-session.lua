-- Writes a session, but never one that was ended meanwhile.
-- KEYS[1] the session's hash
-- ARGV[1] '1' for a new session  ARGV[2] idle timeout in milliseconds  ARGV[3..] field, value; '' removes the field
-- Returns 1 when it was written.
if ARGV[1] ~= '1' and redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
for i = 3, #ARGV, 2 do
  if ARGV[i + 1] == '' then
    redis.call('HDEL', KEYS[1], ARGV[i])
  else
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
