-- Ends a session and tells it. One that has ended by itself is told too: its connections may still be open.
-- KEYS[1] the session's hash  KEYS[2] the user's set  KEYS[3] outbox
-- ARGV[1] session id  ARGV[2..] fields of the event's entry in the outbox and their values
redis.call('DEL', KEYS[1])
redis.call('SREM', KEYS[2], ARGV[1])
redis.call('XADD', KEYS[3], '*', unpack(ARGV, 2))
return 1
