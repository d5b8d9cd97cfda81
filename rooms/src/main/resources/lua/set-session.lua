-- Sets a field of a session that is still there, and whose login nobody changed meanwhile, and tells events.
-- KEYS[1] the session's hash  KEYS[2] outbox
-- ARGV[1] the login as it was read, '' when it does not matter  ARGV[2] field  ARGV[3] value
-- ARGV[4..] one group of twelve for each event: the fields of its entry in the outbox and their values
-- Returns 1 when it was set.
local login = redis.call('HGET', KEYS[1], 'sessionAttr:login')
if not login or (ARGV[1] ~= '' and ARGV[1] ~= login) then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
for i = 4, #ARGV, 12 do
  redis.call('XADD', KEYS[2], '*', unpack(ARGV, i, i + 11))
end
return 1
