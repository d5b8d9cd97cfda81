-- Applies where people are in voice: to enter a room's channel, or to leave it, is to use the room.
--
-- ARGV[4..] guild, person, channel or nothing, when; for each change in its order
for i = 4, #ARGV, 4 do
    local person, channel, at = ARGV[i] .. '|' .. ARGV[i + 1], ARGV[i + 2], tonumber(ARGV[i + 3])
    local before = redis.call('HGET', PRESENCE, person)
    if before and before ~= channel then
        redis.call('HDEL', PRESENCE, person)
        local left = room_of(before)
        if left then
            touch(before, left, at)
        end
    end
    local entered = channel ~= '' and room_of(channel)
    if entered then
        redis.call('HSET', PRESENCE, person, channel)
        touch(channel, entered, at)
    end
end
