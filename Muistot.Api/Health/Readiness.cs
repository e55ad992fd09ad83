using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Muistot.Api.Health;

/// <summary>
/// Knows whether the service is ready. The parts are asked at most once a second, whoever asks and however many: everyone else is told what
/// was found, or waits for it.
/// </summary>
/// <param name="checks">Asks the parts. Each has a time limit of its own.</param>
/// <param name="clock">The current time.</param>
internal sealed class Readiness(HealthCheckService checks, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private Task<HealthReport>? asking;
    private DateTimeOffset askedAt;

    /// <summary>What was found within the last second, or is found now.</summary>
    /// <param name="cancellationToken">Cancels the wait; the parts are asked to the end.</param>
    internal Task<HealthReport> ReportAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();

            // A clock that is set back must not make this report last.
            if (asking is null || (asking.IsCompleted && (now >= askedAt + Lifetime || now < askedAt)))
                (asking, askedAt) = (Task.Run(() => checks.CheckHealthAsync(CancellationToken.None), CancellationToken.None), now);
            return asking.WaitAsync(cancellationToken);
        }
    }
}
