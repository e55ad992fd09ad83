using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Users;

namespace Muistot.Tests.Harness;

/// <summary>Puts people and things into the world that a test begins with, past HTTP, with names that no other test has.</summary>
/// <param name="services">The service's own parts.</param>
internal sealed class World(IServiceProvider services)
{
    private static readonly Language Finnish = Language.Of(1);

    private static int counter;

    /// <summary>A name that nobody has.</summary>
    public static string Fresh(string prefix) => $"{prefix}-{Interlocked.Increment(ref counter)}-{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>Someone with an account and a session.</summary>
    public async Task<Person> PersonAsync(string? name = null, bool superuser = false, string? email = null)
    {
        var (username, address) = (new Username(name ?? Fresh("user")), new EmailAddress(email ?? $"{Fresh("mail")}@example.com"));
        var user = User.Create(username, address, Finnish);
        user.Verify();
        user.Superuser = superuser ? new Superuser() : null;
        await InDatabase(db => db.Users.Add(user));
        return new Person(user.Id, username.Value, address.Value, await SignInAsync(username.Value));
    }

    /// <summary>One more session of someone.</summary>
    public Task<string> SignInAsync(string username, string? userAgent = null) =>
        services.GetRequiredService<ISessionStore>().BeginAsync(username, new SessionRights([], []), userAgent, CancellationToken.None);

    /// <summary>A project, which runs and is published unless it is said otherwise, with a Finnish entry.</summary>
    public async Task<string> ProjectAsync(
        bool published = true, bool autoPublish = false, bool adminPosting = false, DateTime? starts = null, DateTime? ends = null,
        Person? admin = null, Person? moderator = null)
    {
        var project = new Project
        {
            Name = Fresh("project"),
            Published = published,
            AutoPublish = autoPublish,
            AdminPosting = adminPosting,
            DefaultLanguageId = Finnish.Id
        };
        project.TryRun(starts, ends);
        project.InformationIn(Finnish).Name = "Nimi";
        if (admin is not null)
            project.Admins.Add(new ProjectAdmin { UserId = admin.Id, CreatedAt = DateTime.UnixEpoch });
        if (moderator is not null)
            project.Moderators.Add(new ProjectModerator { UserId = moderator.Id, CreatedAt = DateTime.UnixEpoch });
        await InDatabase(db => db.Projects.Add(project));
        return project.Name;
    }

    /// <summary>A site, published unless it is said otherwise, with a Finnish entry.</summary>
    public async Task<string> SiteAsync(string project, bool published = true, Person? creator = null, double latitude = 60.75,
        double longitude = 24.56)
    {
        var projectId = await Read(db => db.Projects.Where(row => row.Name == project).Select(row => row.Id).SingleAsync());
        var site = new Site
        {
            Name = Fresh("site"),
            ProjectId = projectId,
            Published = published,
            CreatorId = creator?.Id,
            ModifierId = creator?.Id
        };
        site.MoveTo(new Location(latitude, longitude));
        site.Information.Add(new SiteInformation { LanguageId = Finnish.Id, Name = "Paikka", ModifierId = creator?.Id });
        await InDatabase(db => db.Sites.Add(site));
        return site.Name;
    }

    /// <summary>Many sites at once, published, with a Finnish entry each.</summary>
    public async Task SitesAsync(string project, IEnumerable<Location> places)
    {
        var projectId = await Read(db => db.Projects.Where(row => row.Name == project).Select(row => row.Id).SingleAsync());
        var sites = places.Select(place =>
        {
            var site = new Site { Name = Fresh("site"), ProjectId = projectId, Published = true };
            site.MoveTo(place);
            site.InformationIn(Finnish).Name = "Paikka";
            return site;
        });
        await InDatabase(db => db.Sites.AddRange(sites));
    }

    /// <summary>A memory, published unless it is said otherwise.</summary>
    public async Task<long> MemoryAsync(string project, string site, Person? by = null, bool published = true, string title = "Muisto")
    {
        var siteId = await Read(db => db.Sites.Where(row => row.Project!.Name == project && row.Name == site).Select(row => row.Id)
            .SingleAsync());
        var memory = new Memory { SiteId = siteId, UserId = by?.Id, Title = title, Published = published };
        await InDatabase(db => db.Memories.Add(memory));
        return memory.Id;
    }

    /// <summary>Changes the database past the service, and says so to whoever keeps answers, or does not.</summary>
    public async Task InDatabase(Action<IMuistotDb> change, bool isHeardOf = true)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IMuistotDb>();
        change(db);
        await db.SaveChangesAsync(CancellationToken.None);
        if (isHeardOf)
            services.GetRequiredService<ICacheVersions>().Invalidate(CacheTags.Everything);
    }

    /// <summary>Reads the database past the service.</summary>
    public async Task<T> Read<T>(Func<IMuistotDb, Task<T>> query)
    {
        await using var scope = services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<IMuistotDb>());
    }
}
