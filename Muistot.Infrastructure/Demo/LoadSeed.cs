using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Languages;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Users;
using Muistot.Infrastructure.Bulk;
using Muistot.Infrastructure.Persistence;
using Muistot.Infrastructure.Persistence.Providers;
using Muistot.Infrastructure.Search;

namespace Muistot.Infrastructure.Demo;

/// <summary>Makes worlds of any size, to see how the service carries them: projects with sites all over Finland, and memories.</summary>
/// <param name="db">The database.</param>
/// <param name="dialect">Knows how others come to write beside it.</param>
/// <param name="search">The index of search, which what is written here passes by.</param>
/// <param name="clusters">Counts the sites for maps.</param>
/// <param name="clock">The current time.</param>
public sealed class LoadSeed(MuistotDb db, IDatabaseDialect dialect, SearchIndex search, ClusterRebuild clusters, TimeProvider clock)
{
    // Others who write to SQLite wait meanwhile.
    private const int RowsInTransaction = 4_000;

    // Where most of Finland lies.
    private const double South = 60;
    private const double North = 69;
    private const double West = 21;
    private const double East = 30;

    // The golden ratio and its square spread points evenly (Roberts, The Unreasonable Effectiveness of Quasirandom Sequences, 2018).
    private const double PlasticNumber = 1.32471795724474602596;

    private static readonly Language Finnish = Language.Of(1);

    private readonly WritingBreaks breaks = new(dialect);

    /// <summary>The id of a project.</summary>
    /// <param name="prefix">What the ids of a world begin with.</param>
    /// <param name="number">Number of the project.</param>
    public static string IdOf(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number:D4}");

    /// <summary>Makes a world, if there are no projects whose ids begin as those of it would.</summary>
    /// <param name="size">How large.</param>
    /// <param name="prefix">What the ids of its projects begin with.</param>
    /// <param name="progress">Hears of the number of sites made.</param>
    /// <param name="cancellationToken">Ends it; what is made by then stays.</param>
    /// <returns>True when it did.</returns>
    public async Task<bool> RunAsync(LoadSize size, string prefix, IProgress<long> progress, CancellationToken cancellationToken)
    {
        if (await AreTakenAsync($"{prefix}-", cancellationToken))
            return false;
        var author = await AuthorAsync(cancellationToken);
        await using var connection = await db.OpenConnectionAsync(cancellationToken);
        var text = string.Concat(Enumerable.Repeat("Muistelua vanhoista ajoista. ", (size.TextLength / 29) + 1))[..size.TextLength];
        var words = size.Words > 0 ? new LoadWords(size.Words, size.TextLength) : null;
        var (made, most) = (0L, Math.Max(1, RowsInTransaction / (size.Memories + 2)));
        for (var project = 0; project < size.Projects; project++)
        {
            var projectId = await ProjectAsync(IdOf(prefix, project), text, cancellationToken);
            var lastId = 0;
            for (var first = 0; first < size.Sites; first += most)
            {
                var batch = new Batch(projectId, author, first, Math.Min(most, size.Sites - first), lastId, size.Memories,
                    number => words?.TextOf(((long)projectId * size.Sites * (size.Memories + 1)) + number) ?? text);
                lastId = await db.CommitAsync(() => WriteAsync(batch, cancellationToken), atomic: true, cancellationToken);
                progress.Report(made += batch.Count);
                if (batch.Count == most)
                    await breaks.TakeAsync(cancellationToken);
            }

            await clusters.RunAsync(projectId, cancellationToken);
        }

        await search.CompareAsync(SearchExtent.Unindexed, repair: true, progress: null, cancellationToken);
        return true;
    }

    // Databases do not agree on whether what begins alike may differ in case; ids do.
    private async Task<bool> AreTakenAsync(string beginning, CancellationToken cancellationToken)
    {
        var names = await db.Projects.Where(project => project.Name.StartsWith(beginning)).Select(project => project.Name)
            .ToListAsync(cancellationToken);
        return names.Exists(name => name.StartsWith(beginning, StringComparison.Ordinal));
    }

    private async Task<int> AuthorAsync(CancellationToken cancellationToken)
    {
        var (name, email) = (new Username("Kuormittaja"), new EmailAddress("load@example.com"));
        var (nameKey, emailKey) = (name.Key, email.Key);
        var known = await db.Users.OrderBy(user => user.Id)
            .FirstOrDefaultAsync(user => user.UsernameKey == nameKey || user.EmailKey == emailKey, cancellationToken);
        if (known is not null)
            return known.Id;
        var user = User.Create(name, email, Finnish);
        db.Users.Add(user);
        await db.SaveChangesAsync(cancellationToken);
        return user.Id;
    }

    private async Task<int> ProjectAsync(string name, string text, CancellationToken cancellationToken)
    {
        var project = new Project { Name = name, Published = true, AutoPublish = true, DefaultLanguageId = Finnish.Id };
        var entry = project.InformationIn(Finnish);
        (entry.Name, entry.Abstract, entry.Description) = (name, "Kuormitusta varten", text);
        db.Projects.Add(project);
        await db.SaveChangesAsync(cancellationToken);
        db.ClearChanges();
        return project.Id;
    }

    private async Task<int> WriteAsync(Batch batch, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var sites = new BulkInsert(db, "sites", "project_id", "name", "published", "creator_id", "modifier_id", "latitude",
            "longitude", "cell", "tile_cell", "created_at", "modified_at");
        await using var texts = new BulkInsert(db, "site_information", "site_id", "lang_id", "name", "abstract", "description",
            "modifier_id", "created_at", "modified_at");
        await using var stories = new BulkInsert(db, "memories", "site_id", "user_id", "title", "story", "published", "created_at",
            "modified_at");
        foreach (var index in batch.Indices)
        {
            var place = PlaceOf(index);
            await sites.AddAsync(
                cancellationToken, batch.ProjectId, NameOf(index), true, batch.Author, batch.Author, place.Latitude, place.Longitude,
                SphereGrid.CellOf(place), TileGrid.CellOf(place), now, now);
        }

        await sites.FlushAsync(cancellationToken);
        var ids = await FindIdsAsync(batch, cancellationToken);
        foreach (var index in batch.Indices)
        {
            var id = ids[NameOf(index)];
            await texts.AddAsync(
                cancellationToken, id, Finnish.Id, string.Create(CultureInfo.InvariantCulture, $"Paikka {index}"), "Paikka kartalla",
                batch.TextOf(index * (batch.Memories + 1L)), batch.Author, now, now);
            for (var memory = 1; memory <= batch.Memories; memory++)
            {
                await stories.AddAsync(cancellationToken, id, batch.Author, "Muisto", batch.TextOf((index * (batch.Memories + 1L)) + memory),
                    true, now, now);
            }
        }

        await texts.FlushAsync(cancellationToken);
        await stories.FlushAsync(cancellationToken);
        return ids.Values.Max();
    }

    // The database gives the keys, since others may make sites meanwhile.
    private Task<Dictionary<string, int>> FindIdsAsync(Batch batch, CancellationToken cancellationToken)
    {
        var (projectId, lastId) = (batch.ProjectId, batch.LastId);
        return db.Sites
            .Where(site => site.ProjectId == projectId && site.Id > lastId)
            .Select(site => new { site.Name, site.Id })
            .ToDictionaryAsync(site => site.Name, site => site.Id, StringComparer.Ordinal, cancellationToken);
    }

    private static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"site-{index:D7}");

    private static Location PlaceOf(int index)
    {
        var (x, y) = ((0.5 + (index / PlasticNumber)) % 1, (0.5 + (index / (PlasticNumber * PlasticNumber))) % 1);
        return new Location(South + ((North - South) * x), West + ((East - West) * y));
    }

    private sealed record Batch(int ProjectId, int Author, int First, int Count, int LastId, int Memories, Func<long, string> TextOf)
    {
        public IEnumerable<int> Indices => Enumerable.Range(First, Count);
    }
}
