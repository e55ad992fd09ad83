namespace Muistot.Infrastructure.Sessions;

/// <summary>
/// The steps of <see cref="RedisSessionStore"/>, each of them atomic. They touch the keys that they are given and no others, as a cluster
/// demands. What stands in <c>lifetime:{digest}</c> is written by <see cref="RedisSessionRecord"/>.
/// </summary>
internal static class RedisSessionScripts
{
    // Keys: the session, its lifetime, its person, the sessions that the person is known to have.
    internal const string Begin =
        """
        for index = 4, #KEYS do
          if redis.call('EXISTS', KEYS[index]) == 0 then redis.call('SREM', KEYS[3], KEYS[index]) end
        end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        redis.call('SET', KEYS[2], ARGV[4], 'PX', ARGV[3])
        redis.call('SADD', KEYS[3], KEYS[1])
        redis.call('PEXPIRE', KEYS[3], ARGV[3])
        """;

    // Keys: the session, its lifetime. What was renewed less than a second ago is not renewed again, which spares Redis most of the
    // writing. A session of another service has no lifetime beside it yet: its limit begins when it is first seen here.
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

    // Keys: the session, its lifetime, its person.
    internal const string End =
        """
        redis.call('DEL', KEYS[1], KEYS[2])
        redis.call('SREM', KEYS[3], KEYS[1])
        """;

    // Keys: the person, and of each session that the person is known to have the session and its lifetime.
    internal const string EndAll =
        """
        for index = 2, #KEYS, 2 do
          redis.call('DEL', KEYS[index], KEYS[index + 1])
          redis.call('SREM', KEYS[1], KEYS[index])
        end
        """;

    // Keys: the session, its lifetime, its person, the person under the old name, and of each session that these are known to have the
    // session and its lifetime. Redis refuses the first write of a script or none (for want of memory, of replicas): old sessions do not
    // end without the new one.
    internal const string Restart =
        """
        for index = 5, #KEYS, 2 do
          redis.call('DEL', KEYS[index], KEYS[index + 1])
          redis.call('SREM', KEYS[3], KEYS[index])
          redis.call('SREM', KEYS[4], KEYS[index])
        end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        redis.call('SET', KEYS[2], ARGV[4], 'PX', ARGV[3])
        redis.call('SADD', KEYS[3], KEYS[1])
        redis.call('PEXPIRE', KEYS[3], ARGV[3])
        """;

    // Keys: those of EndAll. Of a session that another service began, or a version that kept no records, what is known follows from how
    // long it lives: it is called something now. The seed is known to nobody afterwards.
    internal const string List =
        """
        local found = {}
        for index = 2, #KEYS, 2 do
          local left = redis.call('PTTL', KEYS[index])
          if left ~= -2 then
            local record = redis.call('GET', KEYS[index + 1])
            if not record or #record < 48 then
              local rest = redis.call('PTTL', KEYS[index + 1])
              if rest < 0 then rest = tonumber(ARGV[2]) end
              local created = ARGV[3] - math.max(0, ARGV[2] - rest)
              local used = left < 0 and created or math.max(created, ARGV[3] - math.max(0, ARGV[1] - left))
              local id = string.sub(redis.sha1hex(ARGV[4] .. KEYS[index]), 1, 22)
              record = string.format('%013.0f%013.0f', used, created) .. id
              redis.call('SET', KEYS[index + 1], record, 'PX', rest)
            end
            table.insert(found, KEYS[index])
            table.insert(found, record)
          end
        end
        return found
        """;

    // Keys: those of EndAll.
    internal const string EndById =
        """
        for index = 2, #KEYS, 2 do
          local record = redis.call('GET', KEYS[index + 1])
          if record and string.sub(record, 27, 48) == ARGV[1] then
            redis.call('SREM', KEYS[1], KEYS[index])
            local ended = redis.call('DEL', KEYS[index])
            redis.call('DEL', KEYS[index + 1])
            return ended
          end
        end
        return 0
        """;
}
