-- What all steps share; it stands in front of each of them. package-info.java draws the keys.
--
-- KEYS[1..9]  the keys of all rooms, in the order of the names below. The keys of one room are named from them.
-- ARGV[1]     now, Unix time in milliseconds, as all times are
-- ARGV[2]     how long a room is kept that nobody uses
-- ARGV[3]     how long after a room was begun or ended Discord is searched for what is left of it
local OUTBOX, TASKS, IDLE, INDEX, PLAYERS, ROLES, MARKS, PRESENCE, CREATORS = unpack(KEYS, 1, 9)
local NOW, IDLE_AFTER, TIDY_AFTER = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local PREFIX = OUTBOX:match('^(.*:)')

local function making_key(mark)
    return PREFIX .. 'making:' .. mark
end

local function room_key(channel)
    return PREFIX .. 'room:' .. channel
end

local function seats_key(channel)
    return PREFIX .. 'seats:' .. channel
end

local function invites_key(channel)
    return PREFIX .. 'invites:' .. channel
end

-- Lua would write 1.7e+12.
local function number(value)
    return string.format('%.0f', value)
end

local function hash(key)
    local flat = redis.call('HGETALL', key)
    local fields
    for i = 1, #flat, 2 do
        fields = fields or {}
        fields[flat[i]] = flat[i + 1]
    end
    return fields
end

local function room_of(channel)
    return hash(room_key(channel))
end

local function seat_of(channel, user)
    local text = redis.call('HGET', seats_key(channel), user)
    return text and cjson.decode(text)
end

local function save_seat(channel, seat)
    redis.call('HSET', seats_key(channel), seat.userId, cjson.encode(seat))
end

-- In the order in which the players came.
local function seats_of(channel)
    local seats = {}
    for _, text in ipairs(redis.call('HVALS', seats_key(channel))) do
        table.insert(seats, cjson.decode(text))
    end
    table.sort(seats, function(a, b)
        return a.order < b.order
    end)
    return seats
end

local function player(room, user, channel)
    return room.guild .. '|' .. user .. '|' .. channel
end

-- A room that counts against what its creator may have at once: from its beginning until its end begins.
local function creation(creator, mark)
    return creator .. '|' .. mark
end

local function tell(event, guild, value)
    redis.call('XADD', OUTBOX, '*', 'topic', 'guild.events', 'key', guild, 'event', event, 'ts', ARGV[1],
        'value', value)
end

local function text(value)
    return (cjson.encode(value):gsub('\\/', '/'))
end

local function tell_updated(channel, room)
    local users = {}
    for _, seat in ipairs(seats_of(channel)) do
        table.insert(users, '"' .. seat.userId .. '"')
    end
    tell('room.updated', room.guild, string.format(
        '{"guildId":"%s","channelId":"%s","name":%s,"userLimit":%s,"seats":[%s]}',
        room.guild, channel, text(room.name), room.userLimit, table.concat(users, ',')))
end

-- Somebody used the room then. A warning that this proves wrong is taken back.
local function touch(channel, room, at)
    if room.state ~= 'open' then
        return
    end
    local active = math.max(at, tonumber(room.lastActivityAt))
    room.lastActivityAt = number(active)
    redis.call('HSET', room_key(channel), 'lastActivityAt', room.lastActivityAt)
    if room.expiresAt and active + IDLE_AFTER > NOW then
        redis.call('HDEL', room_key(channel), 'expiresAt')
        room.expiresAt = nil
        tell_updated(channel, room)
    end
    if not room.expiresAt then
        redis.call('ZADD', IDLE, number(active + IDLE_AFTER), channel)
    end
end

-- From here on the room only goes: its task is done again until channel and role are gone.
local function begin_end(channel, room, due)
    if room.state == 'open' then
        redis.call('HSET', room_key(channel), 'state', 'ending')
        redis.call('HDEL', room_key(channel), 'expiresAt')
        redis.call('ZREM', IDLE, channel)
        redis.call('ZREM', CREATORS, creation(room.creator, room.mark))
    end
    redis.call('ZADD', TASKS, due, 'end|' .. channel)
end

local function vacate(channel, room, user)
    redis.call('HDEL', seats_key(channel), user)
    redis.call('ZREM', PLAYERS, player(room, user, channel))
    redis.call('ZREM', TASKS, 'seat|' .. channel .. '|' .. user, 'leave|' .. channel .. '|' .. user)
end

-- Discord is searched later for what this room may have left there.
local function tidy_later(guild, mark)
    redis.call('ZADD', TASKS, number(NOW + TIDY_AFTER), 'tidy|' .. guild .. '|' .. mark)
end
