-- Takes one request of a rate, by the generic cell rate algorithm (ITU-T I.371).
-- KEYS[1] when the subject will have used nothing
-- ARGV[1] microseconds between two requests in the long run  ARGV[2] how many microseconds may be used ahead
-- Returns 0 when it was taken, or the milliseconds to wait.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local idle = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0)) + tonumber(ARGV[1])
local ahead = idle - now
if ahead > tonumber(ARGV[2]) then
  return math.ceil((ahead - tonumber(ARGV[2])) / 1000)
end
redis.call('SET', KEYS[1], string.format('%.0f', idle), 'PX', math.ceil(ahead / 1000))
return 0
