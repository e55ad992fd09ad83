using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Writes;

/// <summary>SQLite's writers share the way to the disk; nothing is answered for before it is there.</summary>
[TestFixture(Backend.Embedded)]
public sealed class DurabilityTests(Backend backend) : IntegrationTest(backend)
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task NothingIsAnsweredForBeforeItIsOnTheDisk(bool isLink)
    {
        var file = await DatabaseFileAsync();
        var link = Path.Combine(Host.Folder, "link.db");
        if (isLink)
            File.CreateSymbolicLink(link, file);
        using var api = isLink ? new ApiClient(Host.Node(("ConnectionStrings:Muistot", $"Data Source={link}")).Address) : null;
        await AssertFlushedAsync(api ?? Api, file);
    }

    private async Task AssertFlushedAsync(ApiClient api, string file)
    {
        var person = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var memories = $"/projects/{project}/sites/{await World.SiteAsync(project)}/memories";
        Assert.That((await api.PostAsync(memories, new { title = "Kept" }, person)).Status, Is.EqualTo(201));

        // SQLite has the log open, and writes on; whoever wants to flush it finds a folder.
        var log = $"{file}-wal";
        File.Move(log, $"{log}.aside");
        Directory.CreateDirectory(log);
        Answer refused;
        try
        {
            refused = await api.PostAsync(memories, new { title = "Unsure" }, person);
        }
        finally
        {
            Directory.Delete(log);
            File.Move($"{log}.aside", log);
        }

        Assert.That((refused.Status, refused.Headers.RetryAfter is not null), Is.EqualTo((503, true)));
        Assert.That((await api.PostAsync(memories, new { title = "Kept too" }, person)).Status, Is.EqualTo(201));

        // Whether it was saved was not known; it was, and nobody is shown what was kept before.
        Assert.That((await api.GetAsync(memories, person)).Ids, Has.Count.EqualTo(3));
    }

    private async Task<string> DatabaseFileAsync()
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var connection = scope.ServiceProvider.GetRequiredService<MuistotDb>().Database.GetConnectionString();
        return new SqliteConnectionStringBuilder(connection).DataSource;
    }
}
