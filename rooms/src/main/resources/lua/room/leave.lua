-- Begins to free a player's seat. It stays taken until the role is gone, so that there are never more players with the
-- role than seats. One caller alone takes the role: whoever is told so here, or whoever is just giving it (seated.lua).
-- Two would take it from a player who is back meanwhile.
--
-- ARGV[4] channel  ARGV[5] player  ARGV[6] when the leaving is due if nothing more is heard of it
-- ARGV[7] 1 for a caller who was giving the role, or goes on for one that was lost
-- Returns { gone }, { none } when there is nothing to do, or { leaving, order, guild, role }.
local room = room_of(ARGV[4])
local seat = room and seat_of(ARGV[4], ARGV[5])
if not room or room.state ~= 'open' then
    return { 'gone' }
elseif not seat or (seat.state == 'leaving' and ARGV[7] ~= '1') then
    return { 'none' }
end
local before = seat.state
seat.state = 'leaving'
save_seat(ARGV[4], seat)
redis.call('ZREM', TASKS, 'seat|' .. ARGV[4] .. '|' .. ARGV[5])
redis.call('ZADD', TASKS, ARGV[6], 'leave|' .. ARGV[4] .. '|' .. ARGV[5])
if before == 'joining' and ARGV[7] ~= '1' then
    return { 'none' }
end
return { 'leaving', tostring(seat.order), room.guild, room.role }
