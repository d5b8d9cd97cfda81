-- Notes that people are in a room's voice channel now.
--
-- ARGV[4] channel
local room = room_of(ARGV[4])
if room then
    touch(ARGV[4], room, NOW)
end
