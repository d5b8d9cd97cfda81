-- Ends all sessions of a user and tells it.
-- KEYS[1] the user's set  KEYS[2] outbox
-- ARGV[1] what a session's key begins with  ARGV[2..] fields of the event's entry in the outbox and their values
-- Returns how many sessions there were.
local ended = 0
for _, id in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  ended = ended + redis.call('DEL', ARGV[1] .. id)
end
redis.call('DEL', KEYS[1])
redis.call('XADD', KEYS[2], '*', unpack(ARGV, 2))
return ended
