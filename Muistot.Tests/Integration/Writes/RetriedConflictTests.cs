using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Muistot.Application.Common;
using Muistot.Application.Observability;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Writes;

/// <summary>
/// The database gives one of two transactions up that wait for each other. It is made again after a while; that is no error, and counted.
/// </summary>
[NeedsServers]
[TestFixture(Backend.Production)]
public sealed class RetriedConflictTests(Backend backend) : IntegrationTest(backend)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Test]
    public async Task IsCountedAndNoError()
    {
        var (one, other) = (await World.PersonAsync(), await World.PersonAsync());
        var log = Host.Application.Log;
        var (before, level) = (log.Count, log.Level);
        log.Level = LogLevel.Debug;
        var retries = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Observation.SourceName && instrument.Name == "muistot.retries")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => Interlocked.Add(ref retries, measurement));
        listener.Start();
        using var both = new Barrier(2);

        var attempts = await Task.WhenAll(LockBothAsync(one.Id, other.Id, both), LockBothAsync(other.Id, one.Id, both)).WaitAsync(Limit);
        log.Level = level;

        Assert.That(attempts, Is.EquivalentTo([1, 2]));
        Assert.That(Interlocked.Read(ref retries), Is.GreaterThanOrEqualTo(1));
        var lines = log.Lines.Skip(before).ToList();
        Assert.That(lines, Has.Some.StartsWith($"Debug {typeof(MuistotDb).FullName}: Attempt 1 of a transaction was given up"));
        Assert.That(lines, Has.None.StartsWith("Error").And.None.StartsWith("Warning"));
    }

    /// <summary>Locks two rows, the second once somebody else has locked it.</summary>
    /// <returns>How many attempts it took.</returns>
    private Task<int> LockBothAsync(int first, int second, Barrier both) => Task.Run(() => World.Read(async db =>
    {
        var attempts = 0;
        return await db.CommitAsync(
            async () =>
            {
                attempts++;
                await LockAsync(db, first);
                if (attempts == 1)
                    both.SignalAndWait(Limit);
                await LockAsync(db, second);
                return attempts;
            },
            atomic: true, CancellationToken.None);
    }));

    private static Task LockAsync(IMuistotDb db, int userId) =>
        db.LockAsync([new RowLock(LockedTable.Users, userId, Exclusive: true)], CancellationToken.None);
}
