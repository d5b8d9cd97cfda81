-- Notes that a player has the role.
--
-- ARGV[4] channel  ARGV[5] player  ARGV[6] order of the seat
-- Returns kept; leaving when the player wants to leave and the role has to be taken by the caller; none when there is no
-- such seat any more.
local seat = seat_of(ARGV[4], ARGV[5])
if not seat then
    return 'none'
elseif seat.order ~= tonumber(ARGV[6]) or seat.state == 'seated' then
    return 'kept'
elseif seat.state == 'leaving' then
    return 'leaving'
end
seat.state = 'seated'
save_seat(ARGV[4], seat)
redis.call('ZREM', TASKS, 'seat|' .. ARGV[4] .. '|' .. ARGV[5])
return 'kept'
