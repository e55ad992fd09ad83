using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Persistence;

/// <summary>Days that are none, which MySQL and MariaDB take.</summary>
[NeedsServers]
[TestFixture(Backend.Production)]
public sealed class ZeroDateTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task DoNotEndTheReadingOfAllRows()
    {
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);
        await World.MemoryAsync(project, site);
        await World.Read(db => db.Context.Database.ExecuteSqlAsync(
            $"""
            SET sql_mode = '';
            UPDATE projects SET starts = '0000-00-00 00:00:00';
            UPDATE sites SET modified_at = '0000-00-00 00:00:00';
            UPDATE memories SET modified_at = '0000-00-00 00:00:00'
            """));

        foreach (
            var path in new[] { "/projects", $"/projects/{project}/sites", $"/projects/{project}/sites/{site}?include_memories=true",
            $"/projects/{project}/sites/{site}/memories" })
            Assert.That((await Api.GetAsync(path)).Status, Is.EqualTo(200), path);
    }
}
