using System.Globalization;
using System.Text;
using Muistot.Tests.Fuzz.Playing;

namespace Muistot.Tests.Fuzz.Shrinking;

/// <summary>Writes exchanges as one would repeat them in a shell: tokens by variables, bodies in full unless they are very long.</summary>
internal static class CurlScript
{
    private const int LongestBody = 2000;

    /// <summary>The script; each request with its answer as a comment.</summary>
    public static string Of(IEnumerable<Exchange> exchanges)
    {
        var script = new StringBuilder();
        foreach (var exchange in exchanges)
        {
            script.Append(CultureInfo.InvariantCulture, $"curl -X {exchange.Step.Method} --path-as-is \"$HOST\"{Quote(exchange.Target)}");
            if (exchange.Authorization is not null)
                script.Append(" -H ").Append(Authorization(exchange));
            foreach (var header in exchange.Step.Headers)
                script.Append(" -H ").Append(Quote($"{header.Name}: {header.Value}"));
            if (exchange.Sent is { } body)
            {
                var isTyped = exchange.Step.Headers.Any(header => header.Name == "Content-Type");
                script.Append(isTyped ? "" : " -H 'Content-Type: application/json'").Append(" --data-raw ").Append(Quote(Shortened(body)));
            }
            script.AppendLine().Append(CultureInfo.InvariantCulture,
                $"# {exchange.Status} {Shortened(Encoding.UTF8.GetString(exchange.Received))}").AppendLine();
        }

        return script.ToString();
    }

    private static string Authorization(Exchange exchange) => exchange.Step.Caller.Kind switch
    {
        CallerKind.Person => string.Create(CultureInfo.InvariantCulture,
            $"\"Authorization: Bearer $TOKEN_OF_{Names[exchange.Step.Caller.Person]}\""),
        CallerKind.Former => string.Create(CultureInfo.InvariantCulture,
            $"\"Authorization: Bearer $FORMER_TOKEN_OF_{Names[exchange.Step.Caller.Person]}\""),
        _ => Quote($"Authorization: {exchange.Authorization}"),
    };

    private static readonly string[] Names = ["ROOT", "ADMIN", "MODERATOR", "MAKER", "USER", "STRANGER"];

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Shortened(string text) => text.Length <= LongestBody ? text
        : string.Create(CultureInfo.InvariantCulture, $"{text[..LongestBody]}... ({text.Length} characters)");
}
