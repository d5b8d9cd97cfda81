-- Begins to make a room, or finds what the same wish began before.
--
-- KEYS[10]   the wish, if ARGV[9] is not empty: its Idempotency-Key
-- ARGV[4]   mark, a new one  ARGV[5] guild  ARGV[6] name  ARGV[7] creator  ARGV[8] the creator as a seat
-- ARGV[9]   how long a wish is remembered, or nothing  ARGV[10] when the making is due if nothing more is heard of it
-- ARGV[11]  how many rooms of one creator there may be at once
-- Returns { begun | making, mark, guild, name, creator, role, channel }, { open, channel }, { over } or { many }; role
-- and channel are empty until known.
local function made_by(creator)
    return redis.call('ZLEXCOUNT', CREATORS, '[' .. creator .. '|', '[' .. creator .. '|\255')
end

if ARGV[9] ~= '' then
    local mark = redis.call('GET', KEYS[10])
    local making = mark and hash(making_key(mark))
    local channel = mark and redis.call('HGET', MARKS, mark)
    if making then
        return { 'making', mark, making.guild, making.name, making.creator, making.role or '', making.channel or '' }
    elseif channel then
        return { 'open', channel }
    elseif mark then
        return { 'over' }
    end
end
if made_by(ARGV[7]) >= tonumber(ARGV[11]) then
    return { 'many' }
end
if ARGV[9] ~= '' then
    redis.call('SET', KEYS[10], ARGV[4], 'PX', ARGV[9])
end
redis.call('HSET', making_key(ARGV[4]), 'guild', ARGV[5], 'name', ARGV[6], 'creator', ARGV[7], 'seat', ARGV[8],
    'wish', ARGV[9] ~= '' and KEYS[10] or '', 'state', 'making')
redis.call('ZADD', CREATORS, 0, creation(ARGV[7], ARGV[4]))
redis.call('ZADD', TASKS, ARGV[10], 'make|' .. ARGV[4])
tidy_later(ARGV[5], ARGV[4])
return { 'begun', ARGV[4], ARGV[5], ARGV[6], ARGV[7], '', '' }
