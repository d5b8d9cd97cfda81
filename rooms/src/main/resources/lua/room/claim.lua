-- Takes a seat for a player, if one is free and the invite still counts.
--
-- ARGV[4] channel  ARGV[5] guild  ARGV[6] invite's id  ARGV[7] player  ARGV[8] the player as a seat
-- ARGV[9] when the seat is due if nothing more is heard of it
-- Returns { gone | revoked | full | leaving } or { claimed | seated, order, the room's fields } and, third, its seats.
local channel, user = ARGV[4], ARGV[7]
local room = room_of(channel)
if not room or room.state ~= 'open' or room.guild ~= ARGV[5] then
    return { 'gone' }
elseif redis.call('HEXISTS', invites_key(channel), ARGV[6]) == 0 then
    return { 'revoked' }
end
local seat = seat_of(channel, user)
if seat and seat.state == 'leaving' then
    return { 'leaving' }
elseif not seat then
    if redis.call('HLEN', seats_key(channel)) >= tonumber(room.userLimit) then
        return { 'full' }
    end
    seat = cjson.decode(ARGV[8])
    seat.state, seat.order = 'joining', redis.call('HINCRBY', room_key(channel), 'seatsGiven', 1)
    save_seat(channel, seat)
    redis.call('ZADD', PLAYERS, 0, player(room, user, channel))
    redis.call('ZADD', TASKS, ARGV[9], 'seat|' .. channel .. '|' .. user)
    tell_updated(channel, room)
end
touch(channel, room, NOW)
return { seat.state == 'seated' and 'seated' or 'claimed', tostring(seat.order),
    redis.call('HGETALL', room_key(channel)), redis.call('HVALS', seats_key(channel)) }
