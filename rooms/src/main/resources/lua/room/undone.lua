-- Forgets a making of which Discord has nothing left that we know.
--
-- ARGV[4] mark
local guild = redis.call('HGET', making_key(ARGV[4]), 'guild')
if guild then
    redis.call('DEL', making_key(ARGV[4]))
    tidy_later(guild, ARGV[4])
end
redis.call('ZREM', TASKS, 'make|' .. ARGV[4])
