using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Domain.Search;
using Muistot.Infrastructure.Search;
using Muistot.Tests.Fuzz;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Search;

/// <summary>
/// Searches many memories. <c>MUISTOT_TEST_SEARCH_MEMORIES=100000</c> makes them so many, and prints how long their index and the answers
/// take.
/// </summary>
[OnEveryBackend]
public sealed class SearchLoadTests(Backend backend) : IntegrationTest(backend)
{
    private const int RowsInStatement = 500;

    private static readonly int Memories = int.Parse(Environment.GetEnvironmentVariable("MUISTOT_TEST_SEARCH_MEMORIES") ?? "500",
        CultureInfo.InvariantCulture);

    private static readonly string[] Syllables =
    [
        "ka", "la", "sa", "ta", "ma", "ki", "li", "ni", "ri", "ti", "ku", "lu", "mu", "su", "tu", "ko", "jo", "po", "ro", "vo", "kä", "mä", "pä",
        "nä", "yö", "häm", "kir", "kos", "lin", "niem", "pel", "ran", "saar", "tal", "van", "vir",
    ];

    [Test]
    public async Task FindsWordsAmongMany()
    {
        var site = await World.SiteAsync(await World.ProjectAsync());
        var siteId = await World.Read(db => db.Sites.Where(row => row.Name == site).Select(row => row.Id).SingleAsync());
        var dice = new Dice(5);
        for (var made = 0; made < Memories; made += RowsInStatement)
            await InsertAsync(dice, siteId);
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var index = scope.ServiceProvider.GetRequiredService<SearchIndex>();

        var indexing = Stopwatch.StartNew();
        var findings = await index.CompareAsync(SearchExtent.Unindexed, repair: true, null, CancellationToken.None);
        indexing.Stop();
        var words = await World.Read(db => db.Context.Set<SearchTerm>().CountAsync());
        await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{findings.Resources} memories, {findings.Rows} postings, {words} words, indexed in {indexing.Elapsed.TotalSeconds:F1} s"));

        foreach (var query in new[] { "kala", "kalasa ran", "saar kirko", "hämlin", "osk", "vanran", "kala sata mati kiriko", "yö", "a", "zz" })
        {
            var times = new List<double>();
            var found = 0;
            for (var turn = 0; turn < (Memories > 1000 ? 5 : 1); turn++)
            {
                var started = Stopwatch.GetTimestamp();
                var answer = await Api.GetAsync($"/search?limit=20&q={Uri.EscapeDataString(query)}");
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                found = answer.Items.Count;
            }

            await TestContext.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{query,-24} {found,3} found, best {times.Min():F0} ms, worst {times.Max():F0} ms"));
            if (query.Length < 3)
                Assert.That(found == 0, Is.EqualTo(query == "zz"), query);
        }
    }

    private async Task InsertAsync(Dice dice, int siteId)
    {
        var values = new List<object>();
        var rows = Enumerable.Range(0, RowsInStatement).Select(row =>
        {
            var createdAt = DateTime.UnixEpoch.AddSeconds(dice.Below(1_000_000));
            values.AddRange([siteId, Words(dice, 3), Words(dice, 40), true, createdAt, createdAt]);
            return $"({string.Join(", ", Enumerable.Range(row * 6, 6).Select(number => $"{{{number}}}"))})";
        });
        var statement = $"INSERT INTO memories (site_id, title, story, published, created_at, modified_at) VALUES {string.Join(", ", rows)}";
        await World.Read(db => db.ExecuteSqlAsync(FormattableStringFactory.Create(statement, [.. values]), CancellationToken.None));
    }

    private static string Words(Dice dice, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word(dice)));

    // Few words are frequent, and many are rare (Zipf 1935): the rank is drawn, and its digits are syllables.
    private static string Word(Dice dice)
    {
        var rank = (int)Math.Pow(400_000, dice.Below(1_000_000) / 1_000_000.0);
        var word = Syllables[rank % Syllables.Length];
        for (var rest = rank / Syllables.Length; rest > 0; rest /= Syllables.Length)
            word += Syllables[rest % Syllables.Length];
        return word + Syllables[(rank * 7) % Syllables.Length];
    }
}
