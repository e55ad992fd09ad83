using System.Diagnostics;
using System.Diagnostics.Metrics;
using Muistot.Application.Access;
using Muistot.Application.Common;
using Muistot.Application.Observability;
using NUnit.Framework;
using static Muistot.Tests.Unit.Pipeline.Samples;

namespace Muistot.Tests.Unit.Pipeline;

public sealed class ObserveBehaviourTests
{
    private static readonly TestCaseData[] Faults =
    [
        new TestCaseData(null, "done", ActivityStatusCode.Unset).SetArgDisplayNames("done"),
        new TestCaseData(new NotFoundException("gone"), nameof(NotFoundException), ActivityStatusCode.Unset).SetArgDisplayNames("refused"),
        new TestCaseData(new IOException("broken"), "failed", ActivityStatusCode.Error).SetArgDisplayNames("failed"),
    ];

    [TestCaseSource(nameof(Faults))]
    public async Task MeasuresEveryUseCase(Exception? fault, string outcome, ActivityStatusCode status)
    {
        var (spans, durations) = (new List<Activity>(), new List<KeyValuePair<string, object?>[]>());
        using var spanListener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Observation.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => Keep(spans, span, span.OperationName),
        };
        ActivitySource.AddActivityListener(spanListener);
        using var meterListener = new MeterListener { InstrumentPublished = (instrument, listener) => Listen(instrument, listener) };
        meterListener.SetMeasurementEventCallback<double>((_, _, tags, _) => Keep(durations, tags.ToArray(), tags[0].Value));
        meterListener.Start();

        var behaviour = new ObserveBehaviour<ForAnyone, string>();
        try
        {
            await behaviour.Handle(new ForAnyone(), CancellationToken.None, () => fault is null ? Task.FromResult("") : throw fault);
        }
        catch (Exception thrown)
        {
            Assert.That(thrown, Is.SameAs(fault));
        }

        Assert.That(spans.Select(span => (span.GetTagItem("muistot.outcome"), span.Status)), Is.EqualTo([(outcome, status)]));
        Assert.That(
            durations.Single(),
            Is.EquivalentTo(new KeyValuePair<string, object?>[] { new("muistot.use_case", nameof(ForAnyone)), new("muistot.outcome", outcome) }));
    }

    private static void Listen(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == Observation.SourceName)
            listener.EnableMeasurementEvents(instrument);
    }

    // Other tests are observed at the same time.
    private static void Keep<T>(List<T> list, T item, object? useCase)
    {
        if (useCase is nameof(ForAnyone))
            list.Add(item);
    }
}
