using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Muistot.Tests.Fuzz.Playing;

namespace Muistot.Tests.Fuzz.Oracles;

/// <summary>Every error has the one form, and tells nothing of what is behind it.</summary>
internal sealed partial class ErrorFormOracle : IOracle
{
    private static readonly string[] Starts = ["body", "query", "path"];

    /// <inheritdoc/>
    public string? Judge(Exchange exchange, Ledger ledger)
    {
        if (exchange.Status == 401 && exchange.Headers.GetValueOrDefault("WWW-Authenticate") != "Bearer")
            return "the 401 does not ask for a bearer token";
        if (exchange.Status < 400 || exchange.Step.Method == "HEAD" || (exchange.Status == 400 && Exchange.IsCutOff(exchange.Target)))
            return null;
        if (exchange.ReceivedJson is not { ValueKind: JsonValueKind.Object } json || !json.TryGetProperty("error", out var error))
            return "the error does not have the form of errors";
        if (!error.TryGetProperty("code", out var code) || code.GetRawText() != exchange.Status.ToString(CultureInfo.InvariantCulture))
            return "the error does not say its code";
        if (!error.TryGetProperty("message", out var message) || string.IsNullOrWhiteSpace(message.GetString()))
            return "the error does not say why";
        if (Inside().Match(Encoding.UTF8.GetString(exchange.Received)) is { Success: true } told)
            return $"the error tells about the inside: {told.Value}";
        return exchange.Status == 422 ? Errors(error, message.GetString()!) : null;
    }

    private static string? Errors(JsonElement error, string message)
    {
        if (message != "request validation error" || !error.TryGetProperty("errors", out var faults) || faults.GetArrayLength() == 0)
            return "the 422 does not list its faults";
        foreach (var fault in faults.EnumerateArray())
        {
            if (!Starts.Contains(fault.GetProperty("loc")[0].GetString()))
                return $"a fault is nowhere: {fault}";
            if (string.IsNullOrWhiteSpace(fault.GetProperty("msg").GetString()) || !Word().IsMatch(fault.GetProperty("type").GetString()!))
                return $"a fault does not say what it is: {fault}";
        }

        return null;
    }

    [GeneratedRegex(@"   at \w|\w+Exception\b|SELECT .* FROM|INSERT INTO|SQLite|MySql|/[a-z]+/\S*\.(cs|dll)", RegexOptions.ExplicitCapture)]
    private static partial Regex Inside();

    [GeneratedRegex("^[a-z_]+$")]
    private static partial Regex Word();
}
