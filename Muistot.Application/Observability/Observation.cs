using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Muistot.Application.Observability;

/// <summary>
/// The service's own measurements, by the names that exporters know them by (OpenTelemetry semantic conventions for naming). They
/// tell kinds and numbers, never who or what.
/// </summary>
public static class Observation
{
    /// <summary>Name of the source of spans and of the meter.</summary>
    public const string SourceName = "Muistot";

    /// <summary>Version of the service.</summary>
    public static readonly string Version = typeof(Observation).Assembly.GetName().Version!.ToString(3);

    // Those of http.server.request.duration (OpenTelemetry semantic conventions for HTTP metrics), which use cases are a part of.
    private static readonly InstrumentAdvice<double> Seconds =
        new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] };

    private static readonly Meter Meter = new(SourceName, Version);

    private static readonly Counter<long> RefusalCounter = Meter.CreateCounter<long>("muistot.refusals", "{request}",
        "Requests that were refused, by status code.");

    private static readonly Counter<long> MailCounter = Meter.CreateCounter<long>("muistot.mails", "{mail}",
        "Mails, by what became of them.");

    private static readonly Counter<long> JobCounter = Meter.CreateCounter<long>("muistot.jobs", "{job}",
        "Runs of jobs, by kind and by what became of them.");

    private static readonly Counter<long> AnswerCounter = Meter.CreateCounter<long>("muistot.cached_answers", "{answer}",
        "Answers that may be kept, by where they came from.");

    private static readonly Counter<long> RetryCounter = Meter.CreateCounter<long>("muistot.retries", "{transaction}",
        "Transactions that were begun anew, because the database gave them up for the sake of others.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram("muistot.use_case.duration", "s",
        "How long use cases take, by name and outcome.", advice: Seconds);

    /// <summary>Spans, one a use case, and one a login mail.</summary>
    public static ActivitySource Activities { get; } = new(SourceName, Version);

    /// <summary>A use case came to its end.</summary>
    /// <param name="name">Name of the request type.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="elapsed">How long it took.</param>
    public static void UseCase(string name, string outcome, TimeSpan elapsed) =>
        Duration.Record(elapsed.TotalSeconds, new("muistot.use_case", name), new("muistot.outcome", outcome));

    /// <summary>A request was refused.</summary>
    /// <param name="code">Status code of the answer.</param>
    public static void Refused(int code) => RefusalCounter.Add(1, new KeyValuePair<string, object?>("http.response.status_code", code));

    /// <summary>Something became of a mail.</summary>
    /// <param name="outcome"><c>sent</c>, <c>failed</c> (and tried again) or <c>dropped</c>.</param>
    public static void Mail(string outcome) => MailCounter.Add(1, new KeyValuePair<string, object?>("muistot.outcome", outcome));

    /// <summary>Something became of a job.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="outcome"><c>done</c>, <c>failed</c> (and tried again), <c>dropped</c>, or <c>lost</c> to another node.</param>
    public static void Job(string kind, string outcome) => JobCounter.Add(1, new("muistot.job", kind), new("muistot.outcome", outcome));

    /// <summary>A transaction is begun anew.</summary>
    public static void Retry() => RetryCounter.Add(1);

    /// <summary>A reader was answered with what may be kept.</summary>
    /// <param name="source"><c>kept</c>, <c>made</c>, or <c>stand_in</c> while another one could not be made.</param>
    public static void Answer(string source) => AnswerCounter.Add(1, new KeyValuePair<string, object?>("muistot.source", source));
}
