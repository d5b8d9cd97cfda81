-- States how many connections a user has on an edge.
-- KEYS[1] the user's connections by edge (hash)
-- ARGV[1] the edge
-- ARGV[2] the user's connections there
-- ARGV[3] how long the user's key is kept after its last change, ms
-- Returns nothing.
if ARGV[2] == '0' then
    redis.call('HDEL', KEYS[1], ARGV[1])
else
    redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
    redis.call('PEXPIRE', KEYS[1], ARGV[3])
end
