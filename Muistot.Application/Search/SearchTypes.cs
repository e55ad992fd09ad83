using System.Diagnostics.CodeAnalysis;
using Muistot.Domain.Authorization;
using Muistot.Domain.Values;

namespace Muistot.Application.Search;

/// <summary>The kinds of resources that are looked for.</summary>
/// <param name="Projects">True for projects.</param>
/// <param name="Sites">True for sites.</param>
/// <param name="Memories">True for memories.</param>
public sealed record SearchTypes(bool Projects, bool Sites, bool Memories) : IValue<SearchTypes>
{
    private static readonly string[] Names = ["project", "site", "memory"];

    /// <inheritdoc/>
    public static string Rule => "Must be a comma-separated list of project, site and memory.";

    /// <inheritdoc/>
    public static string Example => "site,memory";

    /// <summary>All of them.</summary>
    public static SearchTypes All { get; } = new(Projects: true, Sites: true, Memories: true);

    /// <summary>The name of a kind.</summary>
    public static string NameOf(Resource type) => Names[(int)type];

    /// <inheritdoc/>
    public static string? Combine(IReadOnlyList<string> texts) => string.Join(',', texts);

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out SearchTypes? value)
    {
        var names = text.Split(',', StringSplitOptions.TrimEntries);
        value = names.All(name => Names.Contains(name, StringComparer.Ordinal))
            ? new SearchTypes(names.Contains(Names[0]), names.Contains(Names[1]), names.Contains(Names[2]))
            : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(',', new[] { Projects, Sites, Memories }.Zip(Names)
        .Where(pair => pair.First).Select(pair => pair.Second));
}
