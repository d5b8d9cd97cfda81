-- Gives a lease back, unless it has run out and is another's by now.
-- KEYS[1] the lease  ARGV[1] its holder
if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
