-- Looks at a room in whose channel nobody is: warns, waits, or begins to end it.
--
-- ARGV[4] channel  ARGV[5] how long the warning runs
-- Returns gone, active, warned, waiting or ended.
local channel = ARGV[4]
local room = room_of(channel)
if not room or room.state ~= 'open' then
    redis.call('ZREM', IDLE, channel)
    return 'gone'
end
local idle_at = tonumber(room.lastActivityAt) + IDLE_AFTER
if idle_at > NOW then
    redis.call('ZADD', IDLE, number(idle_at), channel)
    return 'active'
end
local expires = tonumber(room.expiresAt) or NOW + tonumber(ARGV[5])
if expires <= NOW then
    begin_end(channel, room, ARGV[1])
    return 'ended'
end
redis.call('ZADD', IDLE, number(expires), channel)
if room.expiresAt then
    return 'waiting'
end
redis.call('HSET', room_key(channel), 'expiresAt', number(expires))
tell('room.expiring', room.guild, string.format('{"guildId":"%s","channelId":"%s","expiresAt":%s}', room.guild, channel,
    number(expires)))
return 'warned'
