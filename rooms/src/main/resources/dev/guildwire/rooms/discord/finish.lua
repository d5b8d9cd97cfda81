-- Ends a lease with what Discord answered: the request gets its result or stays at the head of its bucket, and the
-- bucket learns its name and its limit. A worker whose lease has ended may still be the first to bring the result.
--
-- KEYS     the queue and the request's result
-- ARGV[2]  request id
-- ARGV[3]  lease
-- ARGV[4]  bucket under lease
-- ARGV[5]  lane
-- ARGV[6]  report, a JSON object: free (this try does not count), hold and cause (ms for the bucket, or for the lane
--          if alone), halt (ms for all), invalid (counts towards a ban), refused (the token), learnt (Discord's
--          bucket), remaining, reset (ms)
-- ARGV[7]  result, or empty: try again
-- ARGV[8]  1: the caller can send another request now
-- Answer   { the result that stands, or empty; 1 if this end gave it; then as take() }
local id, lease, bucket, lane, result = ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[7]
local report = cjson.decode(ARGV[6])
local progress = progress_of(id)
local holds = redis.call('HGET', LEASES, bucket) == lease

local function hold(held)
    local limit = limit_of(held)
    limit.holdUntil, limit.holdCause = math.max(limit.holdUntil, NOW + report.hold), report.cause
    save_limit(held, limit)
end

local function learn()
    if report.learnt then
        name_route(lane:match('^(.*)#'), report.learnt)
    end
    local shared = bucket_of(lane)
    local limit = limit_of(shared)
    if report.remaining then
        limit.remaining, limit.resetAt = report.remaining, NOW + report.reset
    end
    if result ~= '' and progress then
        limit.guild = progress.guild
    end
    save_limit(shared, limit)
    if report.hold > 0 then
        hold(report.alone and lane or shared)
    end
end

local function learn_of_all()
    redis.call('ZADD', SLOTS, 'XX', 'LT', NOW + settings.window, lease)
    if report.refused then
        set_state('refused', settings.token)
    end
    if report.halt > 0 then
        set_state('haltedUntil', math.max(tonumber(state('haltedUntil')) or 0, NOW + report.halt))
    end
    if report.invalid then
        count_invalid(lease)
        if over_budget() then
            set_state('probeAt', NOW + settings.probe)
        end
    end
end

local function release()
    redis.call('HDEL', LEASES, bucket)
    redis.call('ZREM', DUE, bucket)
    local home = redis.call('HGET', HOMES, lane)
    if home and home ~= home_of(lane) then
        move(lane, home, home_of(lane))
    end
end

local home = redis.call('HGET', HOMES, lane)
learn()
learn_of_all()
local ends = progress and result ~= ''
if ends then
    conclude(id, progress, result)
elseif progress and holds and report.free then
    progress.tries = progress.tries - 1
    save_progress(id, progress)
end
if holds then
    release()
end
local settled = {}
for _, concerned in ipairs({ bucket, home or bucket, bucket_of(lane), lane }) do
    if not settled[concerned] then
        settled[concerned] = true
        settle(concerned)
    end
end
local taken = ARGV[8] == '1' and take() or { -1 }
return { ends and result or redis.call('GET', RESULT) or '', ends and 1 or 0, unpack(taken) }
