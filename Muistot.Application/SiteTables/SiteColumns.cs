using Muistot.Application.Common;
using Muistot.Domain.Languages;

namespace Muistot.Application.SiteTables;

/// <summary>Knows what the columns of a table mean, by their names in any case.</summary>
/// <param name="languages">The languages that texts are kept in. Columns of other ones are ignored.</param>
internal sealed class SiteColumns(IReadOnlyList<Language> languages)
{
    // Each feature of GeoJSON may have other columns; what is told about them is bounded.
    private const int MostIgnored = 1_000;

    private static readonly Dictionary<string, SiteColumnKind> Kinds = Enum.GetValues<SiteColumnKind>()
        .ToDictionary(kind => Naming.SnakeCase(kind.ToString()), StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, SiteColumn> known = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, bool> ignored = new(StringComparer.Ordinal);

    /// <summary>The columns that mean nothing here, in the order in which they came.</summary>
    internal IReadOnlyList<string> Ignored => [.. ignored.Keys];

    /// <summary>What a column means, or null when it means nothing.</summary>
    internal SiteColumn? Find(string name)
    {
        if (known.TryGetValue(name, out var column))
            return column;
        if (Parse(name.Trim()) is { } found)
            return known[name] = found;
        Ignore(name);
        return null;
    }

    /// <summary>Notes a column that is passed over.</summary>
    internal void Ignore(string name)
    {
        if (name.Length > 0 && ignored.Count < MostIgnored)
            ignored.TryAdd(name, true);
    }

    private SiteColumn? Parse(string name)
    {
        if (Kinds.TryGetValue(name, out var kind))
            return new SiteColumn(kind, null);
        var end = name.LastIndexOf('_');
        if (end < 0 || !Kinds.TryGetValue(name[..end], out kind) || !SiteColumn.IsText(kind))
            return null;
        var language = languages.FirstOrDefault(one => one.Code.Equals(name[(end + 1)..], StringComparison.OrdinalIgnoreCase));
        return language is null ? null : new SiteColumn(kind, language);
    }
}

/// <summary>A column that means something.</summary>
/// <param name="Kind">What it says of a site.</param>
/// <param name="Language">The language of its texts, or null for that of the row.</param>
internal readonly record struct SiteColumn(SiteColumnKind Kind, Language? Language)
{
    /// <summary>True for columns of texts in a language.</summary>
    internal static bool IsText(SiteColumnKind kind) =>
        kind is SiteColumnKind.Name or SiteColumnKind.Abstract or SiteColumnKind.Description;
}

/// <summary>What a column says of a site. In snake_case, these are the names of the columns.</summary>
internal enum SiteColumnKind
{
    /// <summary>Its public id.</summary>
    Id,

    /// <summary>Its public id, where there is no column <see cref="Id"/>.</summary>
    Site,

    /// <summary>Degrees north.</summary>
    Lat,

    /// <summary>Degrees east.</summary>
    Lon,

    /// <summary>Its name.</summary>
    Name,

    /// <summary>Its abstract.</summary>
    Abstract,

    /// <summary>Its description.</summary>
    Description,

    /// <summary>The language of the texts whose columns name none.</summary>
    Lang,

    /// <summary>Whether everyone sees it.</summary>
    Published,
}
