using Muistot.Tests.Fuzz.Playing;

namespace Muistot.Tests.Fuzz.Oracles;

/// <summary>
/// No line of the log holds what people sent, an address, or a token. All of these are known by how they begin: tokens by the
/// base64 of <c>token:</c>, everything else by its canary.
/// </summary>
internal static class LogOracle
{
    private const string Token = "dG9rZW46";

    /// <summary>Lines that say too much.</summary>
    public static IEnumerable<string> Indiscreet(IEnumerable<string> lines) => lines.Where(line =>
        line.Contains(Token, StringComparison.Ordinal) || line.Contains(Canary.Beginning, StringComparison.OrdinalIgnoreCase));
}
