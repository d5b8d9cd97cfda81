-- Reads one room, or all rooms of a guild.
--
-- ARGV[4] channel, or nothing  ARGV[5] guild, or nothing
-- Returns { channel, the room's fields, its seats } for each.
local found = {}
local function add(channel)
    local fields = redis.call('HGETALL', room_key(channel))
    if #fields > 0 then
        table.insert(found, { channel, fields, redis.call('HVALS', seats_key(channel)) })
    end
end
if ARGV[4] ~= '' then
    add(ARGV[4])
else
    for _, entry in ipairs(redis.call('ZRANGE', INDEX, '[' .. ARGV[5] .. '|', '[' .. ARGV[5] .. '|\255', 'BYLEX')) do
        add(entry:match('|(.*)$'))
    end
end
return found
