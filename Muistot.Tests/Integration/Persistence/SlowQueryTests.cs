using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Persistence;

/// <summary>Every integration test fails whose queries take the longer the more there is; here that is seen to be noticed.</summary>
[OnEveryBackend]
public sealed class SlowQueryTests(Backend backend) : IntegrationTest(backend)
{
    private static readonly string[] Product = ["Muistot.Api", "Muistot.Application", "Muistot.Domain", "Muistot.Infrastructure"];

    [Test]
    public async Task AComparisonOfAnIntWithALongIsNoticed()
    {
        var scope = 3L;

        await World.Read(db => db.Sites.Where(site => site.ProjectId == scope && site.Name == "x").Select(site => site.Id).ToListAsync());

        Assert.That(Host.Application.Log.SlowQueries.Take(), Has.One.Contains("project_id"));
    }

    [Test]
    public async Task AComparisonOfOneTypeIsNot()
    {
        var scope = 3;

        await World.Read(db => db.Sites.Where(site => site.ProjectId == scope && site.Name == "x").Select(site => site.Id).ToListAsync());

        Assert.That(Host.Application.Log.SlowQueries.Take(), Is.Empty);
    }

    [TestCase("WHERE CAST(\"s\".\"project_id\" AS INTEGER) = @p0", ExpectedResult = true)]
    [TestCase("WHERE CAST(`s`.`project_id` AS signed) = @p0", ExpectedResult = true)]
    [TestCase("WHERE CONVERT(`s`.`id`, signed) = @p0", ExpectedResult = true)]
    [TestCase("ON cast(id as char) = l.id", ExpectedResult = true)]
    [TestCase("SELECT CAST(`s`.`id` AS char) FROM `sites` AS `s`", ExpectedResult = false)]
    [TestCase("SELECT 1 FROM (SELECT CAST(`s`.`id` AS signed) AS `c` FROM `sites` AS `s`) AS `x`", ExpectedResult = true)]
    [TestCase("SELECT CAST(COUNT(*) AS signed)", ExpectedResult = false)]
    [TestCase("WHERE `s`.`project_id` = CAST(@p0 AS signed)", ExpectedResult = false)]
    [TestCase("WHERE NOT EXISTS (\n    SELECT 1\n    FROM `search_sites` AS `s0`\n    WHERE `s0`.`resource_id` = `s`.`id`)", ExpectedResult = true)]
    [TestCase("WHERE \"s\".\"id\" NOT IN (SELECT resource_id FROM \"search_memories\")", ExpectedResult = true)]
    [TestCase("WHERE NOT EXISTS (SELECT 1 FROM `search_suffixes` AS `s` WHERE `s`.`term_id` = `t`.`id`)", ExpectedResult = false)]
    [TestCase("WHERE EXISTS (SELECT 1 FROM `search_sites` AS `s0` WHERE `s0`.`resource_id` = `s`.`id`)", ExpectedResult = false)]
    [TestCase("WHERE s.project_id = @p AND s.id IN (\n    SELECT k.value\n    FROM json_each(@keys) AS k\n)", ExpectedResult = true)]
    [TestCase("WHERE `s`.`project_id` = @p AND (@p1 OR `s`.`published`) AND `m`.`id` IN (1, 2)", ExpectedResult = true)]
    [TestCase("WHERE s.project_id = @p AND s.id IN (SELECT s0.resource_id FROM search_sites AS s0)", ExpectedResult = false)]
    [TestCase("WHERE `s`.`project_id` = @p AND `s`.`name` IN ('a')", ExpectedResult = false)]
    [TestCase("WHERE s.project_id = p.id AND s.published) FROM projects AS p WHERE p.id IN (1)", ExpectedResult = false)]
    public bool SlowQueriesAreTold(string query) => SlowQueries.IsOne(query);

    [Test]
    public void NoQueryThatIsWrittenByHandDoes()
    {
        var files = Product.SelectMany(folder => Directory.EnumerateFiles(Repository.At(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")).ToList();

        Assert.That(files, Has.Count.GreaterThan(100));
        Assert.That(files.Where(file => File.ReadAllText(file).Contains("CAST(", StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }
}
