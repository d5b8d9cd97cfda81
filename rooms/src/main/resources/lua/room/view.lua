-- Notes that somebody looks at a room.
--
-- ARGV[4] channel  ARGV[5..] the guilds of whoever looks
-- Returns until when the room is kept at least, 'gone' or 'foreign'.
local room = room_of(ARGV[4])
if not room or room.state ~= 'open' then
    return 'gone'
end
for i = 5, #ARGV do
    if ARGV[i] == room.guild then
        touch(ARGV[4], room, NOW)
        return number(tonumber(room.lastActivityAt) + IDLE_AFTER)
    end
end
return 'foreign'
