using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Domain.Search;
using Muistot.Infrastructure.Search;
using Muistot.Tests.Fuzz;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Search;

/// <summary>A save indexes only so much of a text; what is found does not depend on how much is indexed.</summary>
[OnEveryBackend]
public sealed class LongTextTests(Backend backend) : IntegrationTest(backend)
{
    private const int Letters = 9000;

    // Of the words that wait: each batch is a row, and that it occurs another one.
    private const int RowsOfBatches = 100;

    /// <summary>Whatever a text consists of, its save adds about so many rows, so that others come to write.</summary>
    [Test]
    public async Task SavesAddFewRowsHoweverLongTheTextIs()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin, autoPublish: true);
        foreach (var (index, length) in new[] { Letters, 3000, 24, 7, 2, 1 }.Index())
        {
            var before = await RowsAsync();
            var answer = await Api.PostAsync($"/projects/{project}/sites", Site($"site-{index}", Made(index, length)), admin);
            Assert.That(answer.Status, Is.EqualTo(201));
            Assert.That(await RowsAsync() - before, Is.InRange(1000, SearchBatch.MaximumRows + RowsOfBatches), $"Words of {length} letters.");
        }

        var changed = await Api.PatchAsync($"/projects/{project}/sites/site-2", Description(Made(9, 24)), admin);
        Assert.That(changed.Status, Is.EqualTo(204));
        Assert.That(await World.Read(db => db.Context.Set<SitePosting>().CountAsync()), Is.LessThan(10_000));
        Assert.That(await World.Read(db => db.Jobs.Select(job => job.Kind).Distinct().ToListAsync()), Is.EqualTo(new[] { "search-batch" }));
    }

    [Test]
    public async Task FindsTheSameBeforeAndAfterAllIsIndexed()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin, autoPublish: true);
        string[] texts = [Made(1, Letters), Made(2, 24), $"{Made(3, 5)} Sörnäinen {Made(4, 2500)}ääni", $"{Made(5, 40)} sornainen", "kala"];
        foreach (var (index, text) in texts.Index())
            await Api.PostAsync($"/projects/{project}/sites", Site($"site-{index}", text), admin);

        // The same words wait for two sites; one of them loses them again.
        await Api.PostAsync($"/projects/{project}/sites", Site("twin", texts[1]), admin);
        await Api.PostAsync($"/projects/{project}/sites", Site("former", texts[1]), admin);
        await Api.PatchAsync($"/projects/{project}/sites/former", Description("kukko"), admin);
        List<(string Id, List<PlainScan.Word> Words)> all =
        [
            .. texts.Select((text, index) => ($"site-{index}", PlainScan.Words(text))), ("twin", PlainScan.Words(texts[1])),
            ("former", PlainScan.Words("kukko")),
        ];
        string[] queries =
        [
            .. Parts(texts[0], 1, 3, 30, 200), .. Parts(texts[1], 4, 24), .. Parts(texts[2], 5), .. Parts(texts[3], 40),
            "sornainen", "Sörnäinen", "ornai", "ääni", "aani", "kukko", "\u0001", "k\u0002a",
        ];

        Assert.That(await World.Read(db => db.Context.Set<SearchBatch>().CountAsync()), Is.GreaterThan(4));
        await CompareAsync("before", queries, all);
        await InIndexAsync(async index =>
        {
            Assert.That((await index.CompareAsync(SearchExtent.All, repair: false, null, CancellationToken.None)).Rows, Is.Zero);
            Assert.That(await index.CountBrokenTermsAsync(CancellationToken.None), Is.Zero);
        });
        await using (var scope = Host.Application.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<SearchBatches>().IndexAsync(CancellationToken.None);
        Assert.That(await World.Read(db => db.Context.Set<SearchBatch>().CountAsync()), Is.Zero);
        await CompareAsync("after", queries, all);
        await InIndexAsync(async index =>
        {
            Assert.That((await index.CompareAsync(SearchExtent.All, repair: false, null, CancellationToken.None)).Rows, Is.Zero);
            Assert.That(await index.CountBrokenTermsAsync(CancellationToken.None), Is.Zero);
        });

        await Api.PatchAsync($"/projects/{project}/sites/site-0", Description("kala"), admin);
        Assert.That((await Api.GetAsync($"/search?q={queries[9]}")).Ids, Is.Empty, "What was indexed of a long text goes with it.");
        await InIndexAsync(index => index.TidyAsync(CancellationToken.None));
        Assert.That(await World.Read(db => db.Context.Set<SearchTerm>().CountAsync(term => term.Folded.Length > 2500)), Is.Zero);
    }

    private static object Site(string id, string description) => new
    {
        id,
        info = new { lang = "fi", name = "N", description },
        location = new { lat = 60.18, lon = 24.97 },
    };

    private static object Description(string description) => new { info = new { lang = "fi", name = "N", description } };

    // Words of one or two letters from an alphabet with enough of them.
    private static string Made(int seed, int word)
    {
        var (dice, text) = (new Dice((ulong)seed), new StringBuilder());
        while (text.Length < Letters)
        {
            text.Append(text.Length % (word + 1) == word ? ' '
                : word > 2 ? (char)('a' + dice.Below(26)) : (char)(0x4E00 + (word == 1 ? text.Length / 2 : dice.Below(20_000))));
        }

        return text.ToString();
    }

    private static IEnumerable<string> Parts(string text, params int[] lengths) =>
        lengths.SelectMany(length => new[] { 0, 2999 - (length / 2), text.Length - length }.Select(start => text.Substring(start, length)));

    private async Task CompareAsync(string when, IEnumerable<string> queries, List<(string Id, List<PlainScan.Word> Words)> all)
    {
        var title = PlainScan.Words("N");
        foreach (var query in queries)
        {
            var words = PlainScan.Words(query);
            var wanted =
                from thing in all.Index()
                let score = words.Count is 0 or > SearchText.MaximumWords ? 0 : PlainScan.Score(words, title, thing.Item.Words)
                where score > 0
                orderby score descending, thing.Index descending
                select thing.Item.Id;
            var found = await Api.GetAsync($"/search?type=site&limit=1000&q={Uri.EscapeDataString(query)}");
            Assert.That(found.Status == 200 ? found.Ids : [], Is.EqualTo(wanted), $"{when}: {query}");
        }
    }

    private Task<int> RowsAsync() => World.Read(async db => await db.Context.Set<SearchSuffix>().CountAsync()
        + await db.Context.Set<SearchTerm>().CountAsync() + await db.Context.Set<SearchBatch>().CountAsync()
        + await db.Context.Set<SitePosting>().CountAsync());

    private async Task InIndexAsync(Func<SearchIndex, Task> work)
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<SearchIndex>());
    }
}
