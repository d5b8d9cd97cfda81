-- Records a part of a room that Discord has made.
--
-- ARGV[4] mark  ARGV[5] role | channel  ARGV[6] its id  ARGV[7] when the making is due if nothing more is heard of it
-- Returns making, undo when somebody gave it up meanwhile, or gone. What is recorded is deleted with the rest.
local state = redis.call('HGET', making_key(ARGV[4]), 'state')
if not state then
    return 'gone'
end
redis.call('HSET', making_key(ARGV[4]), ARGV[5], ARGV[6])
if state == 'making' then
    redis.call('ZADD', TASKS, ARGV[7], 'make|' .. ARGV[4])
end
return state
