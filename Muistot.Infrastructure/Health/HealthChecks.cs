using System.Data.Common;
using System.Net.Sockets;
using System.Security.Authentication;
using MailKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Infrastructure.Mail;
using Muistot.Infrastructure.Persistence;
using Muistot.Infrastructure.Redis;

namespace Muistot.Infrastructure.Health;

/// <summary>Can the database be asked, and is it up to date?</summary>
/// <param name="scopes">Makes databases.</param>
internal sealed class DatabaseHealthCheck(IServiceScopeFactory scopes) : IHealthCheck
{
    // Migrations only go forward: what was up to date once is not compared again.
    private volatile bool isUpToDate;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MuistotDb>();
        if (!await db.Database.CanConnectAsync(cancellationToken))
            return new HealthCheckResult(context.Registration.FailureStatus, "It cannot be reached.");
        try
        {
            isUpToDate = isUpToDate || !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();

            // A node of a cluster that has lost the others lets one connect, and refuses every table.
            if (isUpToDate)
                await db.Projects.AnyAsync(cancellationToken);
        }
        catch (DbException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "It takes connections, and no queries.");
        }

        return isUpToDate
            ? HealthCheckResult.Healthy()
            : new HealthCheckResult(context.Registration.FailureStatus, "It is not up to date: run the command migrate.");
    }
}

/// <summary>Does each server of Redis run scripts that write, as most of what is asked of it does?</summary>
/// <param name="redis">The connection.</param>
internal sealed class RedisHealthCheck(RedisConnection redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await redis.CheckScriptsAsync();
            return HealthCheckResult.Healthy();
        }
        catch (UnavailableException unavailable)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, unavailable.InnerException!.Message);
        }
    }
}

/// <summary>Can images be stored?</summary>
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
            return new HealthCheckResult(context.Registration.FailureStatus, "It is unavailable.");
        }
    }
}

/// <summary>Would the mail server take mail?</summary>
/// <param name="transport">The server.</param>
internal sealed class SmtpHealthCheck(SmtpTransport transport) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await transport.ProbeAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (
            fault is SocketException or IOException or ProtocolException or AuthenticationException or NotSupportedException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "It does not answer as a mail server would.");
        }
    }
}
