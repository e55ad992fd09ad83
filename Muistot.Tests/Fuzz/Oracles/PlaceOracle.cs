using Muistot.Tests.Fuzz.Playing;

namespace Muistot.Tests.Fuzz.Oracles;

/// <summary>Nothing is reached that was deleted, that the caller may not see, or that stands under another parent.</summary>
internal sealed class PlaceOracle : IOracle
{
    private static readonly (string Kind, string Value)[] Levels = [("project", "project"), ("site", "site"), ("memory", "memory")];

    /// <inheritdoc/>
    public string? Judge(Exchange exchange, Ledger ledger)
    {
        if (!exchange.IsAccepted || exchange.Operation is null)
            return null;
        var path = Levels.Where(level => exchange.Values.ContainsKey(level.Value)).Select(level => exchange.Values[level.Value]).ToArray();
        for (var depth = 1; depth <= path.Length; depth++)
        {
            var (kind, steps) = (Levels[depth - 1].Kind, path[..depth]);
            var named = ledger.Find(steps[0], steps.ElementAtOrDefault(1), steps.ElementAtOrDefault(2));
            if (named is null)
                return ledger.Only(kind, path[depth - 1]) is null
                    ? $"a {kind} was reached that was never made"
                    : $"a {kind} was reached under a foreign parent";
            if (!named.IsThere)
                return $"a {kind} was reached after it was deleted";
            if (named.MaySee(exchange.Caller) == false)
                return $"a {kind} was reached that the caller may not see";
        }

        return null;
    }
}
