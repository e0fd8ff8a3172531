/**
 * KEYS: the lease. ARGV: instance id, epoch, milliseconds, the id of a holder that is known to be dead (or nothing).
 * Takes or renews it unless another, living instance holds it with the same or a higher epoch. Answers 1, or 0 when refused.
 */
export const claimScript = `
local held = redis.call('GET', KEYS[1])
if held then
  local holder, epoch = string.match(held, '^(.*)|(%d+)$')
  local mine = holder == ARGV[1]
  if not mine and tonumber(epoch) >= tonumber(ARGV[2]) and ARGV[4] ~= holder then return 0 end
end
redis.call('SET', KEYS[1], ARGV[1] .. '|' .. ARGV[2], 'PX', ARGV[3])
return 1`;

/** KEYS: the lease. ARGV: instance id. Gives it back if this instance holds it. */
export const releaseScript = `
local held = redis.call('GET', KEYS[1])
if held and string.match(held, '^(.*)|') == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;
