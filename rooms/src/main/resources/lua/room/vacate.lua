-- Frees a seat whose player has not the role, and tells it.
--
-- ARGV[4] channel  ARGV[5] player  ARGV[6] order of the seat
-- Returns 1 when it was freed now.
local room = room_of(ARGV[4])
local seat = room and seat_of(ARGV[4], ARGV[5])
if not seat or seat.order ~= tonumber(ARGV[6]) then
    return 0
end
vacate(ARGV[4], room, ARGV[5])
if room.state == 'open' then
    tell_updated(ARGV[4], room)
end
return 1
