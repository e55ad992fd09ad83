using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Muistot.Application.Common;

namespace Muistot.Infrastructure.Redis;

/// <summary>Says at the start when Redis runs no scripts. One that is unavailable then says so to whoever needs it.</summary>
/// <param name="redis">The connection.</param>
/// <param name="logger">The log.</param>
internal sealed class RedisStartCheck(RedisConnection redis, ILogger<RedisStartCheck> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await redis.CheckScriptsAsync();
        }
        catch (UnavailableException unavailable) when (ScriptRefusal.IsIn(unavailable.GetBaseException()))
        {
            logger.LogWarning("{Sentence}", ScriptRefusal.Sentence);
        }
        catch (UnavailableException)
        {
            // It may come later.
        }
    }
}
