using System.Text.Json;
using Muistot.Tests.Fuzz.Playing;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Fuzz.Oracles;

/// <summary>What is read is what was accepted, after the contract's normalization.</summary>
internal sealed class ReadBackOracle : IOracle
{
    private static readonly string[] Texts = [.. WritableMembers.OfTexts.Where(member => member.IsPlain).Select(member => member.Name)];

    /// <inheritdoc/>
    public string? Judge(Exchange exchange, Ledger ledger)
    {
        if (exchange.Status != 200 || exchange.ReceivedJson is not { ValueKind: JsonValueKind.Object } json)
            return null;
        var differences = exchange.OperationId switch
        {
            "Me_Get" when exchange.Caller is { } person => Person(person, json),
            "Projects_Get" when ledger.Named(exchange) is { } project => Project(project, json, exchange, ledger),
            "Sites_Get" when ledger.Named(exchange) is { } site => Site(site, json, exchange, ledger),
            "Memories_Get" when ledger.Named(exchange) is { } memory => Memory(memory, json, exchange),
            _ => [],
        };
        return differences.FirstOrDefault(difference => difference is not null);
    }

    private static IEnumerable<string?> Person(Actor person, JsonElement json) =>
    [
        Compare("username", person.Name, json), Compare("email", person.Email, json),
        .. person.Expected.Select(member => Compare(member.Key, member.Value, json)),
    ];

    private static IEnumerable<string?> Project(Holding project, JsonElement json, Exchange exchange, Ledger ledger) =>
    [
        Compare("id", project.Id, json), .. Entry(project, json, exchange),
        .. project.Expected.Where(member => !member.Key.StartsWith("info.", StringComparison.Ordinal)
        && !member.Key.EndsWith(".century", StringComparison.Ordinal))
            .Select(member => Compare(member.Key, member.Value, json)),
        Count("sites_count", "site", project, json, ledger),
    ];

    private static IEnumerable<string?> Site(Holding site, JsonElement json, Exchange exchange, Ledger ledger) =>
    [
        Compare("id", site.Id, json), .. Entry(site, json, exchange), Degrees("lat", site, json), Degrees("lon", site, json),
        .. WritableMembers.OfSites.Where(member => member.IsPlain && site.Expected.ContainsKey(member.Name))
            .Select(member => Compare(member.Name, site.Expected[member.Name], json)),
        site.Expected.GetValueOrDefault("image") is null ? null : Compare("image", "there", json),
        site.IsPublished is { } published ? Compare("waiting_approval", published ? null : "true", json) : null,
        Compare("own", exchange.Caller is not null && exchange.Caller == site.Maker ? "true" : null, json),
        Count("memories_count", "memory", site, json, ledger),
    ];

    private static IEnumerable<string?> Memory(Holding memory, JsonElement json, Exchange exchange) =>
    [
        Compare("id", memory.Id, json), Compare("user", memory.Maker?.Name, json),
        .. memory.Expected.Select(member => Compare(member.Key, member.Value, json)),
        Compare("own", exchange.Caller is null ? null : exchange.Caller == memory.Maker ? "true" : "false", json),
    ];

    /// <summary>
    /// Each text comes from the asked language, else, also when it is empty there, from the default language. The asked language is told
    /// first.
    /// </summary>
    private static IEnumerable<string?> Entry(Holding holding, JsonElement json, Exchange exchange)
    {
        var (asked, standard) = (exchange.Headers.GetValueOrDefault("Content-Language", "").Split(',')[0], holding.Project.Language);
        foreach (var text in Texts)
        {
            if (!holding.Expected.TryGetValue($"info.{asked}.{text}", out var expected))
                continue;
            if (string.IsNullOrEmpty(expected)
                && (standard is null || !holding.Expected.TryGetValue($"info.{standard}.{text}", out expected)))
                continue;
            yield return Compare($"info.{text}", expected, json);
        }
    }

    private static string? Degrees(string name, Holding site, JsonElement json)
    {
        var read = json.GetProperty("location").GetProperty(name);
        return site.Expected.GetValueOrDefault($"location.{name}") is { } sent && Sending.Number(sent) is { } expected
            && !expected.Equals(read.GetDouble())
            ? $"location.{name} is {read.GetRawText()}, not {sent}" : null;
    }

    private static string? Count(string name, string kind, Holding parent, JsonElement json, Ledger ledger)
    {
        var children = ledger.Holdings.Where(holding => holding.Kind == kind && holding.Parent == parent && holding.IsThere).ToList();
        var count = children.Count(child => child.IsPublished == true);
        return children.Exists(child => child.IsPublished is null) || json.GetProperty(name).GetInt32() == count
            ? null : $"{name} is {json.GetProperty(name)
                .GetRawText()}, not {count.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
    }

    /// <summary>Compares a member, by its path; <c>there</c> is any value.</summary>
    private static string? Compare(string path, string? expected, JsonElement json)
    {
        var read = default(JsonElement);
        foreach (var (index, name) in path.Split('.').Index())
        {
            if ((index == 0 ? json : read) is { ValueKind: JsonValueKind.Object } above && above.TryGetProperty(name, out var below))
                read = below;
            else
                return expected is null ? null : $"{path} is missing, and should be {expected}";
        }

        var value = Sending.Plain(read);
        return value == expected || expected == "there" ? null : $"{path} is {value}, not {expected ?? "absent"}";
    }
}
