using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Muistot.Infrastructure.Mail;
using Muistot.Infrastructure.Redis;

namespace Muistot.Infrastructure.Health;

/// <summary>The parts that the service stands on, as it is set up.</summary>
public static class HealthParts
{
    /// <summary>A part.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Check">Makes the check.</param>
    /// <param name="Fails">What it means for the service when the part is unavailable.</param>
    public sealed record Part(string Name, Func<IServiceProvider, IHealthCheck> Check, HealthStatus Fails);

    /// <summary>The parts.</summary>
    /// <param name="configuration">How it is set up.</param>
    /// <param name="sendsMail">True when this process sends mail.</param>
    /// <param name="keepsImages">True when this process takes and shows images.</param>
    public static IEnumerable<Part> Of(IConfiguration configuration, bool sendsMail, bool keepsImages)
    {
        yield return new Part("database", services => services.GetRequiredService<DatabaseHealthCheck>(), HealthStatus.Unhealthy);
        if (keepsImages)
            yield return new Part("files", services => ActivatorUtilities.CreateInstance<FileStoreHealthCheck>(services),
                HealthStatus.Unhealthy);
        if (!string.IsNullOrEmpty(configuration[$"{RedisOptions.Section}:{nameof(RedisOptions.Connection)}"]))
            yield return new Part("redis", services => ActivatorUtilities.CreateInstance<RedisHealthCheck>(services),
                HealthStatus.Unhealthy);

        // Without the mail server nobody signs in anew, and everything else goes on: mail waits for it.
        if (sendsMail && configuration.GetValue($"{MailOptions.Section}:{nameof(MailOptions.Driver)}", MailDriver.Log) == MailDriver.Smtp)
            yield return new Part("mail", services => ActivatorUtilities.CreateInstance<SmtpHealthCheck>(services), HealthStatus.Degraded);
    }
}
