namespace Muistot.Infrastructure.Sessions;

/// <summary>
/// The steps of <see cref="RedisSessionStore"/>, each of them atomic. What stands in <c>lifetime:{digest}</c> is written by
/// <see cref="RedisSessionRecord"/>.
/// </summary>
internal static class RedisSessionScripts
{
    internal const string Begin =
        """
        for _, key in ipairs(redis.call('SMEMBERS', KEYS[3])) do
          if redis.call('EXISTS', key) == 0 then redis.call('SREM', KEYS[3], key) end
        end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        redis.call('SET', KEYS[2], ARGV[4], 'PX', ARGV[3])
        redis.call('SADD', KEYS[3], KEYS[1])
        redis.call('PEXPIRE', KEYS[3], ARGV[3])
        """;

    // What was prolonged less than a second ago is not prolonged again, which spares Redis most of the writing. A session of another
    // service has no lifetime beside it yet: its limit begins when it is first seen here.
    internal const string Find =
        """
        local session, lifetime = unpack(redis.call('MGET', KEYS[1], KEYS[2]))
        if not session then return false end
        if lifetime and redis.call('PTTL', KEYS[1]) > ARGV[1] - 1000 then return session end
        local rest = redis.call('PTTL', KEYS[2])
        if rest < 0 then
          redis.call('SET', KEYS[2], '', 'PX', ARGV[2])
          rest = tonumber(ARGV[2])
        end
        if lifetime and #lifetime >= 48 then redis.call('SET', KEYS[2], ARGV[3] .. string.sub(lifetime, 14), 'PX', rest) end
        redis.call('PEXPIRE', KEYS[1], math.min(tonumber(ARGV[1]), rest))
        return session
        """;

    internal const string End =
        """
        redis.call('DEL', KEYS[1], KEYS[2])
        redis.call('SREM', KEYS[3], KEYS[1])
        """;

    internal const string EndAll =
        """
        for _, key in ipairs(redis.call('SMEMBERS', KEYS[1])) do redis.call('DEL', key, 'lifetime:' .. key) end
        redis.call('DEL', KEYS[1])
        """;

    // Redis refuses the first write of a script or none (for want of memory, of replicas): old sessions do not end without the new one.
    internal const string Restart =
        """
        for person = 3, 4 do
          for _, key in ipairs(redis.call('SMEMBERS', KEYS[person])) do redis.call('DEL', key, 'lifetime:' .. key) end
          redis.call('DEL', KEYS[person])
        end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        redis.call('SET', KEYS[2], ARGV[4], 'PX', ARGV[3])
        redis.call('SADD', KEYS[3], KEYS[1])
        redis.call('PEXPIRE', KEYS[3], ARGV[3])
        """;

    internal const string Count =
        """
        local count = 0
        for _, key in ipairs(redis.call('SMEMBERS', KEYS[1])) do count = count + redis.call('EXISTS', key) end
        return count
        """;

    // Of a session that another service began, or a version that kept no records, what is known follows from how long it lives: it is
    // called something now. The seed is known to nobody afterwards.
    internal const string List =
        """
        local found = {}
        for _, key in ipairs(redis.call('SMEMBERS', KEYS[1])) do
          local left = redis.call('PTTL', key)
          if left ~= -2 then
            local record = redis.call('GET', 'lifetime:' .. key)
            if not record or #record < 48 then
              local rest = redis.call('PTTL', 'lifetime:' .. key)
              if rest < 0 then rest = tonumber(ARGV[2]) end
              local created = ARGV[3] - math.max(0, ARGV[2] - rest)
              local used = left < 0 and created or math.max(created, ARGV[3] - math.max(0, ARGV[1] - left))
              local id = string.sub(redis.sha1hex(ARGV[4] .. key), 1, 22)
              record = string.format('%013.0f%013.0f', used, created) .. id
              redis.call('SET', 'lifetime:' .. key, record, 'PX', rest)
            end
            table.insert(found, key)
            table.insert(found, record)
          end
        end
        return found
        """;

    internal const string EndById =
        """
        for _, key in ipairs(redis.call('SMEMBERS', KEYS[1])) do
          local record = redis.call('GET', 'lifetime:' .. key)
          if record and string.sub(record, 27, 48) == ARGV[1] then
            redis.call('SREM', KEYS[1], key)
            local ended = redis.call('DEL', key)
            redis.call('DEL', 'lifetime:' .. key)
            return ended
          end
        end
        return 0
        """;
}
