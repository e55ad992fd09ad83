using System.Diagnostics;
using System.Diagnostics.Metrics;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Observability;
using Muistot.Application.Pipeline;
using NUnit.Framework;
using static Muistot.Tests.Unit.Pipeline.Samples;

namespace Muistot.Tests.Unit.Pipeline;

/// <summary>Each test sees the use cases of all tests that run at the same time.</summary>
[NonParallelizable]
public sealed class TelemetryBehaviorTests
{
    private static readonly TestCaseData[] Errors =
    [
        new TestCaseData(null, "done", ActivityStatusCode.Unset).SetArgDisplayNames("done"),
        new TestCaseData(new NotFoundException("gone"), nameof(NotFoundException), ActivityStatusCode.Unset).SetArgDisplayNames("refused"),
        new TestCaseData(new IOException("broken"), "failed", ActivityStatusCode.Error).SetArgDisplayNames("failed"),
    ];

    [TestCaseSource(nameof(Errors))]
    public async Task MeasuresEveryUseCase(Exception? fault, string outcome, ActivityStatusCode status)
    {
        using var observed = new Observed();

        var behavior = new TelemetryBehavior<ForAnyone, string>();
        try
        {
            await behavior.Handle(new ForAnyone(), CancellationToken.None, () => fault is null ? Task.FromResult("") : throw fault);
        }
        catch (Exception thrown)
        {
            Assert.That(thrown, Is.SameAs(fault));
        }

        Assert.That(observed.Spans.Select(span => (span.GetTagItem("muistot.outcome"), span.Status)), Is.EqualTo([(outcome, status)]));
        Assert.That(
            observed.Durations.Single().Tags,
            Is.EquivalentTo(new KeyValuePair<string,
            object?>[] { new("muistot.use_case", nameof(ForAnyone)), new("muistot.outcome", outcome) }));
    }

    private static readonly TestCaseData[] Lists =
    [
        new TestCaseData(null, int.MaxValue, "done").SetArgDisplayNames("done"),
        new TestCaseData(new IOException("broken"), int.MaxValue, "failed").SetArgDisplayNames("failed"),
        new TestCaseData(new UnavailableException(), int.MaxValue, nameof(UnavailableException)).SetArgDisplayNames("refused"),
        new TestCaseData(null, 1, "canceled").SetArgDisplayNames("not read to its end"),
    ];

    /// <summary>What takes its client long is not what takes the use case long.</summary>
    [TestCaseSource(nameof(Lists))]
    public async Task MeasuresTheReadingOfLists(Exception? fault, int most, string outcome)
    {
        using var observed = new Observed();

        var view = await new TelemetryBehavior<Listed, ItemsView<int>>()
            .Handle(new Listed(), CancellationToken.None, () => Task.FromResult(new ItemsView<int>(Read())));
        var before = observed.Durations.Count;
        var thrown = await ConsumeAsync(view);

        Assert.That((before, thrown), Is.EqualTo((0, fault)));
        var (seconds, tags) = observed.Durations.Single();
        Assert.That(
            tags, Is.EquivalentTo(new KeyValuePair<string,
            object?>[] { new("muistot.use_case", nameof(Listed)), new("muistot.outcome", outcome) }));
        Assert.That(seconds, Is.GreaterThan(0.05).And.LessThan(0.38));
        Assert.That(observed.Spans.Single().Status, Is.EqualTo(outcome == "failed" ? ActivityStatusCode.Error : ActivityStatusCode.Unset));

        async IAsyncEnumerable<int> Read()
        {
            await Task.Delay(60);
            yield return 1;
            if (fault is not null)
                throw fault;
            yield return 2;
        }

        async Task<Exception?> ConsumeAsync(ItemsView<int> list)
        {
            try
            {
                await foreach (var item in list.Items)
                {
                    await Task.Delay(item == 1 ? 400 : 0);
                    if (item >= most)
                        return null;
                }

                return null;
            }
            catch (Exception caught)
            {
                return caught;
            }
        }
    }

    [Anyone]
    private sealed record Listed : IRequest<ItemsView<int>>;

    /// <summary>What is observed of one use case, beside those of other tests.</summary>
    private sealed class Observed : IDisposable
    {
        private readonly ActivityListener spanListener;
        private readonly MeterListener meterListener;

        public Observed()
        {
            spanListener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == Observation.SourceName,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = span => Keep(Spans, span, span.OperationName),
            };
            ActivitySource.AddActivityListener(spanListener);
            meterListener = new MeterListener { InstrumentPublished = (instrument, listener) => Listen(instrument, listener) };
            meterListener.SetMeasurementEventCallback<double>(
                (_, seconds, tags, _) => Keep(Durations, (seconds, tags.ToArray()), tags[0].Value));
            meterListener.Start();
        }

        public List<Activity> Spans { get; } = [];

        public List<(double Seconds, KeyValuePair<string, object?>[] Tags)> Durations { get; } = [];

        public void Dispose()
        {
            meterListener.Dispose();
            spanListener.Dispose();
        }

        private static void Listen(Instrument instrument, MeterListener listener)
        {
            if (instrument.Meter.Name == Observation.SourceName)
                listener.EnableMeasurementEvents(instrument);
        }

        private static void Keep<T>(List<T> list, T item, object? useCase)
        {
            if (useCase is nameof(ForAnyone) or nameof(Listed))
                list.Add(item);
        }
    }
}
