-- Opens a room whose parts are all made, and tells it.
--
-- ARGV[4] mark  ARGV[5] seats  ARGV[6] first invite's id  ARGV[7] until when that is good
-- Returns the channel, or nothing when the making was given up.
local making = hash(making_key(ARGV[4]))
if not making then
    return redis.call('HGET', MARKS, ARGV[4]) or ''
elseif making.state ~= 'making' or not making.role or not making.channel then
    return ''
end
local channel = making.channel
local room = { guild = making.guild, name = making.name, userLimit = ARGV[5], state = 'open', lastActivityAt = ARGV[1] }
redis.call('HSET', room_key(channel), 'guild', room.guild, 'name', room.name, 'userLimit', ARGV[5],
    'role', making.role, 'creator', making.creator, 'mark', ARGV[4], 'state', 'open', 'createdAt', ARGV[1],
    'lastActivityAt', ARGV[1], 'inviteId', ARGV[6], 'inviteUntil', ARGV[7], 'seatsGiven', 1)
redis.call('HSET', invites_key(channel), ARGV[6], ARGV[7])
redis.call('ZADD', INDEX, 0, room.guild .. '|' .. channel)
redis.call('HSET', ROLES, making.role, channel)
redis.call('HSET', MARKS, ARGV[4], channel)
local seat = cjson.decode(making.seat)
seat.state, seat.order = 'seated', 1
save_seat(channel, seat)
redis.call('ZADD', PLAYERS, 0, player(room, seat.userId, channel))
redis.call('DEL', making_key(ARGV[4]))
redis.call('ZREM', TASKS, 'make|' .. ARGV[4])
tell('room.created', room.guild, string.format('{"guildId":"%s","channelId":"%s","name":%s,"userLimit":%s}',
    room.guild, channel, text(room.name), ARGV[5]))
tell_updated(channel, room)
touch(channel, room, NOW)
return channel
