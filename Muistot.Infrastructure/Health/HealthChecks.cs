using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Infrastructure.Mail;
using Muistot.Infrastructure.Persistence;
using Muistot.Infrastructure.Redis;

namespace Muistot.Infrastructure.Health;

/// <summary>Can the database be asked?</summary>
/// <param name="scopes">Makes databases.</param>
internal sealed class DatabaseHealthCheck(IServiceScopeFactory scopes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MuistotDb>().Database;
        return await database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus);
    }
}

/// <summary>Does Redis answer?</summary>
/// <param name="redis">The connection.</param>
internal sealed class RedisHealthCheck(RedisConnection redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await redis.RunAsync(database => database.PingAsync());
            return HealthCheckResult.Healthy();
        }
        catch (UnavailableException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus);
        }
    }
}

/// <summary>Can pictures be stored?</summary>
/// <param name="files">The files.</param>
internal sealed class FileStoreHealthCheck(IFileStore files) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await files.ProbeAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (UnavailableException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus);
        }
    }
}

/// <summary>Does the mail server listen?</summary>
/// <param name="options">The server.</param>
internal sealed class SmtpHealthCheck(IOptions<MailOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(options.Value.Smtp.Host, options.Value.Smtp.Port, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (SocketException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus);
        }
    }
}
