-- Begins to end a room.
--
-- ARGV[4] channel  ARGV[5] who may end it and wants to, or nothing when nobody is asked
-- ARGV[6] when the ending is due if nothing more is heard of it
-- Returns { gone }, { forbidden, guild } or { ending, guild, role, 1 while Discord has not been searched yet for what was
-- made twice, or 0 }.
local room = room_of(ARGV[4])
if not room then
    redis.call('ZREM', TASKS, 'end|' .. ARGV[4])
    return { 'gone' }
elseif ARGV[5] ~= '' and ARGV[5] ~= room.creator then
    return { 'forbidden', room.guild }
end
begin_end(ARGV[4], room, ARGV[6])
return { 'ending', room.guild, room.role, NOW - tonumber(room.createdAt) < TIDY_AFTER and '1' or '0' }
