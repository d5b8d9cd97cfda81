-- Forgets a making of which Discord has nothing left that we know.
--
-- ARGV[4] mark
local making = hash(making_key(ARGV[4]))
if making then
    redis.call('DEL', making_key(ARGV[4]))
    redis.call('ZREM', CREATORS, creation(making.creator, ARGV[4]))
    tidy_later(making.guild, ARGV[4])
end
redis.call('ZREM', TASKS, 'make|' .. ARGV[4])
