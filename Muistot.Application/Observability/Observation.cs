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

    private static readonly Meter Meter = new(SourceName);

    private static readonly Counter<long> RefusalCounter = Meter.CreateCounter<long>("muistot.refusals", description: "Requests that were refused, by status code.");

    private static readonly Counter<long> MailCounter = Meter.CreateCounter<long>("muistot.mails", description: "Login mails, by what became of them.");

    private static readonly Counter<long> AnswerCounter = Meter.CreateCounter<long>("muistot.cached_answers", description: "Answers that may be kept, by where they came from.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("muistot.use_case.duration", "s", "How long use cases take, by name and outcome.");

    /// <summary>Spans, one a use case.</summary>
    public static ActivitySource Activities { get; } = new(SourceName);

    /// <summary>A use case came to its end.</summary>
    /// <param name="name">Name of the request type.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="elapsed">How long it took.</param>
    public static void UseCase(string name, string outcome, TimeSpan elapsed) =>
        Duration.Record(elapsed.TotalSeconds, new("muistot.use_case", name), new("muistot.outcome", outcome));

    /// <summary>A request was refused.</summary>
    /// <param name="code">Status code of the answer.</param>
    public static void Refused(int code) => RefusalCounter.Add(1, new KeyValuePair<string, object?>("http.response.status_code", code));

    /// <summary>Something became of a login mail.</summary>
    /// <param name="outcome"><c>sent</c>, <c>failed</c> (and tried again) or <c>dropped</c>.</param>
    public static void Mail(string outcome) => MailCounter.Add(1, new KeyValuePair<string, object?>("muistot.outcome", outcome));

    /// <summary>A reader was answered with what may be kept.</summary>
    /// <param name="source"><c>kept</c>, <c>made</c>, or <c>stand_in</c> while another one could not be made.</param>
    public static void Answer(string source) => AnswerCounter.Add(1, new KeyValuePair<string, object?>("muistot.source", source));
}
