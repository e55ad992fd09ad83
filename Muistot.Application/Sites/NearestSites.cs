using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Languages;
using Muistot.Domain.Sites;

namespace Muistot.Application.Sites;

/// <summary>
/// Finds the sites nearest to a place, whatever their number, by an ordinary index on the cells of the <see cref="SphereGrid"/>. Where
/// the last ones that were asked for in a project lay so far away, the next ones mostly do as well: that circle is read first. Else a
/// <see cref="NearestSearch"/> goes from block to block.
/// </summary>
public sealed class NearestSites
{
    /// <summary>So many times as far as the farthest one lay last time is looked first.</summary>
    private const double Guess = 1.5;

    private readonly NearestQueries queries = new();

    private readonly Dictionary<(bool IsAnother, bool IsSized), Func<DbContext, int[], int, int, bool, IAsyncEnumerable<SiteRow>>>
        byKeys = new[] { (false, false), (false, true), (true, false), (true, true) }
            .ToDictionary(kind => kind, kind => SiteRow.CompileByKeys(kind.Item1, kind.Item2));

    // How far apart sites of a project lie, by its key: the square root of their number times this is how far the farthest is, in radians.
    private readonly ConcurrentDictionary<int, double> spacings = new();

    /// <summary>Finds the nearest.</summary>
    /// <param name="db">The database.</param>
    /// <param name="shown">The sites to choose from.</param>
    /// <param name="place">The place.</param>
    /// <param name="count">How many, from 1.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Keys of the sites, by great-circle distance, then by key.</returns>
    public async Task<IReadOnlyList<int>> FindAsync(DbContext db, SitesShown shown, Location place, int count,
        CancellationToken cancellationToken)
    {
        var search = new NearestSearch(queries, db, shown, place, count, cancellationToken);
        if (!spacings.TryGetValue(shown.ProjectId, out var spacing) || !await search.TryWithinAsync(Guess * spacing * Math.Sqrt(count)))
            await search.RunAsync();
        var nearest = search.Found;
        if (nearest.Count == count)
            spacings[shown.ProjectId] = nearest[^1].Angle / Math.Sqrt(count);
        return [.. nearest.Select(site => site.Id)];
    }

    /// <summary>Reads what was found, in its order. What is gone meanwhile is left out.</summary>
    internal async Task<IEnumerable<SiteRow>> ReadAsync(
        DbContext db, IReadOnlyList<int> keys, Language language, Language defaultLanguage, Presentation presentation,
        CancellationToken cancellationToken)
    {
        var (rows, isOpen) = (new Dictionary<int, SiteRow>(), presentation.IsProjectOpen);
        var read = byKeys[(language != defaultLanguage, presentation.IncludesImageSize)];
        await foreach (var row in read(db, [.. keys], defaultLanguage.Id, language.Id, isOpen).WithCancellation(cancellationToken))
            rows[row.Id] = row;
        return keys.Select(key => rows.GetValueOrDefault(key)).OfType<SiteRow>();
    }
}

/// <summary>The sites of a project that a caller sees.</summary>
/// <param name="ProjectId">Key of the project.</param>
/// <param name="Hidden">True when they see what is not published.</param>
/// <param name="CallerId">Key of their account, whose own sites they see; 0 for an anonymous caller.</param>
public readonly record struct SitesShown(int ProjectId, bool Hidden, int CallerId);
