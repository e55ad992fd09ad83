using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Domain.Sites;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Persistence;

/// <summary>A save that changes many things, as that of an imported table, takes no time that grows with their square.</summary>
[OnEveryBackend]
public sealed class LargeSaveTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task LooksForWhatChangedAsOftenForManySitesAsForFew()
    {
        var (few, many) = (await DetectionsAsync(20), await DetectionsAsync(200));

        Assert.That(many, Is.EqualTo(few));
    }

    private async Task<int> DetectionsAsync(int count)
    {
        var project = await World.ProjectAsync();
        await World.SitesAsync(project, Enumerable.Range(0, count).Select(number => new Location(60, number * 0.1)));
        await using var scope = Host.Application.Services.CreateAsyncScope();
        await using var db = new MuistotDb(scope.ServiceProvider.GetRequiredService<DbContextOptions<MuistotDb>>());
        var sites = await db.Sites.Where(site => site.Project!.Name == project).Include(site => site.Information).ToListAsync();
        foreach (var site in sites)
            site.Information.Single().Name = "Toinen";
        var detections = 0;
        db.ChangeTracker.DetectingAllChanges += (_, _) => detections++;

        await db.SaveChangesAsync();

        var kept = await World.Read(db => db.Changes.CountAsync(change => sites.Select(site => (long)site.Id).Contains(change.ResourceId)
            && change.ContentBefore != null));
        Assert.That((sites.Count, kept), Is.EqualTo((count, count)));
        return detections;
    }
}
