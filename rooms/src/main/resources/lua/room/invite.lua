-- Makes, revokes or lists a room's invites, for its creator. Those that are too old are dropped on the way.
--
-- ARGV[4] channel  ARGV[5] who asks  ARGV[6] make | revoke | list  ARGV[7] the invite's id, if it is about one
-- ARGV[8] until when a new one is good  ARGV[9] how many there may be
-- Returns { gone | forbidden | unknown | many } or { done, guild, role, creator } and pairs of id and end.
local room = room_of(ARGV[4])
if not room or room.state ~= 'open' then
    return { 'gone' }
elseif room.creator ~= ARGV[5] then
    return { 'forbidden', room.guild }
end
local key = invites_key(ARGV[4])
for id, ends in pairs(hash(key) or {}) do
    if tonumber(ends) <= NOW then
        redis.call('HDEL', key, id)
    end
end
if ARGV[6] == 'make' then
    if redis.call('HLEN', key) >= tonumber(ARGV[9]) then
        return { 'many' }
    end
    redis.call('HSET', key, ARGV[7], ARGV[8])
elseif ARGV[6] == 'revoke' and redis.call('HDEL', key, ARGV[7]) == 0 then
    return { 'unknown' }
end
local answer = { 'done', room.guild, room.role, room.creator }
for id, ends in pairs(hash(key) or {}) do
    table.insert(answer, id)
    table.insert(answer, ends)
end
return answer
