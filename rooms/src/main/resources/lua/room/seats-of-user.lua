-- Finds a person's seats in a guild.
--
-- ARGV[4] guild  ARGV[5] player
-- Returns { channel, role, state } for each.
local found = {}
local prefix = ARGV[4] .. '|' .. ARGV[5] .. '|'
for _, entry in ipairs(redis.call('ZRANGE', PLAYERS, '[' .. prefix, '[' .. prefix .. '\255', 'BYLEX')) do
    local channel = entry:sub(#prefix + 1)
    local seat = seat_of(channel, ARGV[5])
    if seat then
        table.insert(found, { channel, redis.call('HGET', room_key(channel), 'role'), seat.state })
    end
end
return found
