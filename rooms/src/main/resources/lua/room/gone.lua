-- Forgets a room whose channel and role are gone, and tells it.
--
-- ARGV[4] channel
-- Returns 1 when it was there.
local channel = ARGV[4]
local room = room_of(channel)
if not room then
    return 0
end
for _, seat in ipairs(seats_of(channel)) do
    vacate(channel, room, seat.userId)
end
redis.call('HDEL', ROLES, room.role)
redis.call('HDEL', MARKS, room.mark)
redis.call('ZREM', CREATORS, creation(room.creator, room.mark))
redis.call('ZREM', INDEX, room.guild .. '|' .. channel)
redis.call('ZREM', IDLE, channel)
redis.call('ZREM', TASKS, 'end|' .. channel)
redis.call('DEL', room_key(channel), seats_key(channel), invites_key(channel))
tell('room.deleted', room.guild, string.format('{"guildId":"%s","channelId":"%s"}', room.guild, channel))
tidy_later(room.guild, room.mark)
return 1
