-- Takes, prolongs or gives back the right to empty an outbox.
-- KEYS[1] the lease  ARGV[1] who asks  ARGV[2] length in milliseconds, 0 to give it back
-- Returns 1 when the asker has it, 0 when another does.
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then
  return 0
end
if ARGV[2] == '0' then
  redis.call('DEL', KEYS[1])
  return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
