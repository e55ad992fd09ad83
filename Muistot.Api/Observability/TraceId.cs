using System.Diagnostics;

namespace Muistot.Api.Observability;

/// <summary>What the log, the traces and an error answer know a request by (W3C Trace Context §3.2.2.3).</summary>
internal static class TraceId
{
    /// <summary>Header of error answers.</summary>
    internal const string Header = "Trace-Id";

    internal static string Current(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
}
