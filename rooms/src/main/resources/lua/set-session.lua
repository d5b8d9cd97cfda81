-- Sets fields of a session that is still there, and whose login nobody changed meanwhile.
-- KEYS[1] the session's hash
-- ARGV[1] the login as it was read, '' when it does not matter  ARGV[2..] field, value
-- Returns 1 when they were set.
local login = redis.call('HGET', KEYS[1], 'sessionAttr:login')
if not login or (ARGV[1] ~= '' and ARGV[1] ~= login) then
  return 0
end
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
return 1
