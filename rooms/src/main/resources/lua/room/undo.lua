-- Gives a making up: from here on it is only undone.
--
-- ARGV[4] mark  ARGV[5] when the undoing is due again if nothing more is heard of it
-- Returns the making as begin.lua does, or nothing when there is none.
local making = hash(making_key(ARGV[4]))
if not making then
    return {}
end
redis.call('HSET', making_key(ARGV[4]), 'state', 'undo', 'wish', '')
if making.wish ~= '' then
    redis.call('DEL', making.wish)
end
redis.call('ZADD', TASKS, ARGV[5], 'make|' .. ARGV[4])
return { 'undo', ARGV[4], making.guild, making.name, making.creator, making.role or '', making.channel or '' }
