using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Common;
using Muistot.Application.Observability;
using Muistot.Application.Projects;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Operations;

/// <summary>A list whose query fails while the response is being written.</summary>
[OnEveryBackend]
public sealed class FailedListTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task IsAFailureInTheAnswerAndInTheDuration()
    {
        await using var node = Host.StartNode(changes: await Host.CreateOwnAsync());
        using var api = new ApiClient(node.Address);
        await using (var scope = node.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<IMuistotDb>()
                .Context.Database.ExecuteSqlAsync($"ALTER TABLE projects RENAME COLUMN auto_publish TO gone");
        using var durations = new Durations();

        var answer = await api.GetAsync("/projects");

        Assert.That(answer.Verdict, Is.EqualTo("500 Internal Server Error"));
        Assert.That(durations.Of(nameof(ListProjects)), Has.Member("failed"));
    }

    /// <summary>The outcomes of use cases, by name.</summary>
    private sealed class Durations : IDisposable
    {
        private readonly ConcurrentQueue<(string? UseCase, string? Outcome)> measured = new();
        private readonly MeterListener listener;

        public Durations()
        {
            listener = new MeterListener
            {
                InstrumentPublished = (instrument, meters) =>
                {
                    if (instrument.Meter.Name == Observation.SourceName && instrument.Name == "muistot.use_case.duration")
                        meters.EnableMeasurementEvents(instrument);
                },
            };
            listener.SetMeasurementEventCallback<double>(
                (_, _, tags, _) => measured.Enqueue(((string?)tags[0].Value, (string?)tags[1].Value)));
            listener.Start();
        }

        public IEnumerable<string?> Of(string useCase) => measured.Where(one => one.UseCase == useCase).Select(one => one.Outcome);

        public void Dispose() => listener.Dispose();
    }
}
