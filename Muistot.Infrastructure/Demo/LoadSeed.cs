using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Muistot.Domain.Languages;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Users;
using Muistot.Infrastructure.Bulk;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Infrastructure.Demo;

/// <summary>Makes worlds of any size, to see how the service carries them: projects with sites all over Finland, and memories.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">Tells the time.</param>
public sealed class LoadSeed(MuistotDb db, TimeProvider clock)
{
    private const int SitesInTransaction = 20_000;

    // Where most of Finland lies.
    private const double South = 60;
    private const double North = 69;
    private const double West = 21;
    private const double East = 30;

    // The golden ratio and its square spread points evenly (Roberts, The Unreasonable Effectiveness of Quasirandom Sequences, 2018).
    private const double PlasticNumber = 1.32471795724474602596;

    private static readonly Language Finnish = Language.Of(1);

    /// <summary>Makes a world.</summary>
    /// <param name="size">How large.</param>
    /// <param name="prefix">What the ids of its projects begin with.</param>
    /// <param name="progress">Hears of the number of sites made.</param>
    /// <param name="cancellationToken">Ends it; what is made by then stays.</param>
    public async Task RunAsync(LoadSize size, string prefix, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var author = await AuthorAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        var text = string.Concat(Enumerable.Repeat("Muistelua vanhoista ajoista. ", (size.TextLength / 29) + 1))[..size.TextLength];
        var made = 0L;
        for (var project = 0; project < size.Projects; project++)
        {
            var projectId = await ProjectAsync(string.Create(CultureInfo.InvariantCulture, $"{prefix}-{project:D4}"), text, cancellationToken);
            for (var first = 0; first < size.Sites; first += SitesInTransaction)
            {
                var count = Math.Min(SitesInTransaction, size.Sites - first);
                await SitesAsync(projectId, author, first, count, size.Memories, text, cancellationToken);
                progress.Report(made += count);
            }
        }
    }

    private async Task<int> AuthorAsync(CancellationToken cancellationToken)
    {
        var (name, email) = (new Username("Kuormittaja"), new EmailAddress("load@example.com"));
        var known = await db.Users.FirstOrDefaultAsync(user => user.UsernameKey == name.Key, cancellationToken);
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
        db.Forget();
        return project.Id;
    }

    private async Task SitesAsync(int projectId, int author, int first, int count, int memories, string text, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var siteId = await db.Sites.MaxAsync(site => (int?)site.Id, cancellationToken) ?? 0;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var sites = new BulkInsert(db, "sites", "id", "project_id", "name", "published", "creator_id", "modifier_id", "latitude", "longitude", "cell", "created_at", "modified_at");
        await using var texts = new BulkInsert(db, "site_information", "site_id", "lang_id", "name", "abstract", "description", "modifier_id", "created_at", "modified_at") { Parent = sites };
        await using var stories = new BulkInsert(db, "memories", "site_id", "user_id", "title", "story", "published", "created_at", "modified_at");
        for (var index = first; index < first + count; index++)
        {
            var place = PlaceOf(index);
            siteId++;
            await sites.AddAsync(
                cancellationToken, siteId, projectId, string.Create(CultureInfo.InvariantCulture, $"site-{index:D7}"), true, author, author, place.Latitude, place.Longitude, SphereGrid.CellOf(place), now, now);
            await texts.AddAsync(
                cancellationToken, siteId, Finnish.Id, string.Create(CultureInfo.InvariantCulture, $"Paikka {index}"), "Paikka kartalla", text, author, now, now);
        }

        await sites.FlushAsync(cancellationToken);
        await texts.FlushAsync(cancellationToken);
        for (var memory = 0; memory < count * memories; memory++)
            await stories.AddAsync(cancellationToken, siteId - count + 1 + (memory / memories), author, "Muisto", text, true, now, now);
        await stories.FlushAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static Location PlaceOf(int index)
    {
        var (x, y) = ((0.5 + (index / PlasticNumber)) % 1, (0.5 + (index / (PlasticNumber * PlasticNumber))) % 1);
        return new Location(South + ((North - South) * x), West + ((East - West) * y));
    }
}

/// <summary>How large a world is.</summary>
/// <param name="Projects">Number of projects.</param>
/// <param name="Sites">Number of sites in each project.</param>
/// <param name="Memories">Number of memories on each site.</param>
/// <param name="TextLength">Length of descriptions and stories, in characters.</param>
public sealed record LoadSize(int Projects, int Sites, int Memories, int TextLength);
