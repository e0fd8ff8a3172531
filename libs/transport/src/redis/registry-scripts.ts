/**
 * KEYS: beats (sorted set), records (hash). ARGV: instance id, record.
 * The beat's time is Redis' own, so that hosts' clocks do not matter.
 */
export const beatScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
return 1`;

/** KEYS as above. ARGV: milliseconds after which a silent instance is swept out. Answers id, beat, age and record of each. */
export const readScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[1])) do
  redis.call('ZREM', KEYS[1], id)
  redis.call('HDEL', KEYS[2], id)
end
local found = {}
local beats = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
for i = 1, #beats, 2 do
  local record = redis.call('HGET', KEYS[2], beats[i])
  if record then
    local beat = tonumber(beats[i + 1])
    found[#found + 1] = { string.format('%.0f', beat), string.format('%.0f', now - beat), record }
  end
end
return found`;

/** KEYS as above. ARGV: instance id. */
export const leaveScript = `
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
return 1`;
