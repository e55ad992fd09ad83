using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Import;

/// <summary>
/// An import takes as long for the last rows as for the first. <c>MUISTOT_TEST_IMPORT_SITES=200000</c> imports so many sites, twice as many
/// texts and as many memories, and prints how long each 10 000 rows took.
/// </summary>
[NeedsServers]
public sealed class SteadyImportTests() : ImportTest(Backend.Production)
{
    private const int Portion = 10_000;
    private const int FewestPortions = 9;
    private const double MostGrowth = 2;

    private static readonly int Sites = int.Parse(Environment.GetEnvironmentVariable("MUISTOT_TEST_IMPORT_SITES") ?? "2000",
        CultureInfo.InvariantCulture);

    [Test]
    public async Task TheLastRowsTakeAsLongAsTheFirst()
    {
        var old = await OldAsync(
            $"""
            INSERT INTO sites (id, project_id, name, location, creator_id) SELECT seq + 100, 3, CONCAT('site-', seq), POINT(21 + 9 * RAND(seq), 60 + 9 * RAND(-seq)), 7 FROM seq_1_to_{Sites};
            INSERT INTO site_information (site_id, lang_id, name, abstract, modifier_id) SELECT seq + 100, 1, CONCAT('Paikka ', seq), 'Kartalla', 7 FROM seq_1_to_{Sites};
            INSERT INTO site_information (site_id, lang_id, name, abstract, modifier_id) SELECT seq + 100, 2, CONCAT('Place ', seq), 'On the map', 7 FROM seq_1_to_{Sites};
            INSERT INTO memories (id, site_id, user_id, title, story) SELECT seq + 9999, seq + 100, 7, 'Muisto', CONCAT('Tarina ', seq) FROM seq_1_to_{Sites};
            """);
        var (started, times) = (Stopwatch.GetTimestamp(), new Dictionary<string, List<(long Rows, TimeSpan At)>>(StringComparer.Ordinal));

        var imported = await ImportAsync(old, watch: (table, rows) => Note(times, table, rows, Stopwatch.GetElapsedTime(started)));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        started = Stopwatch.GetTimestamp();
        var again = await ImportAsync(old);

        await TestContext.Out.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{Sites} sites in {seconds:F1} s, again in {Stopwatch.GetElapsedTime(started)
            .TotalSeconds:F1} s"));
        Assert.That((imported.AddsUp, again.AddsUp, imported.Of("sites").Added, again.Of("sites").Same),
            Is.EqualTo((true, true, Sites + 1, Sites + 1)));
        Assert.That((imported.Of("site_information").Added, imported.Of("memories").Added, again.Added),
            Is.EqualTo(((2 * Sites) + 1, Sites + 1, 0)));
        foreach (var (table, portions) in times.Select(time => (time.Key, PortionsOf(time.Value))))
        {
            if (portions.Count > 0)
                await TestContext.Out.WriteLineAsync(
                    $"{table}, seconds for each {Portion} rows: {string.Join(' ',
                    portions.Select(portion => portion.ToString("F1", CultureInfo.InvariantCulture)))}");
            if (portions.Count >= FewestPortions)
                Assert.That(MedianOf(portions.TakeLast(portions.Count / 3)),
                    Is.LessThan(MostGrowth * MedianOf(portions.Take(portions.Count / 3))), table);
        }
    }

    [Test]
    public async Task NamesThatAreTheSameHereAreNumberedWithoutTryingAllNumbers()
    {
        const int Same = 300;
        var names = string.Join(", ", Enumerable.Range(0, Same)
            .Select(number => $"({number + 100}, 3, '{NameOf(number)}', POINT(25, 60))"));
        var old = await OldAsync($"INSERT INTO sites (id, project_id, name, location) VALUES {names}");
        var before = Host.Application.Log.Count;

        var first = await ImportAsync(old);
        var between = Host.Application.Log.Count;
        var again = await ImportAsync(old);
        var after = Host.Application.Log.Count;

        var expected = Enumerable.Range(2, Same - 1).Select(number => string.Create(CultureInfo.InvariantCulture, $"------{number}"))
            .Prepend("-----").Append("old-quay");
        Assert.That((first.AddsUp, again.AddsUp, again.Of("sites").Same), Is.EqualTo((true, true, Same + 1)));
        Assert.That(await World.Read(db => db.Sites.Select(site => site.Name).ToListAsync()), Is.EquivalentTo(expected));
        Assert.That(again.Findings, Is.EquivalentTo(first.Findings));
        Assert.That(Math.Max(between - before, after - between), Is.LessThan(10 * Same),
            "There are as many queries as rows, not as pairs of rows.");
    }

    /// <summary>Five Cyrillic letters, which no public id has.</summary>
    private static string NameOf(int number) =>
        string.Concat(number.ToString("D5", CultureInfo.InvariantCulture).Select(digit => (char)('а' + digit - '0')));

    private static void Note(Dictionary<string, List<(long Rows, TimeSpan At)>> times, string table, long rows, TimeSpan at)
    {
        if (!times.TryGetValue(table, out var notes))
            times.Add(table, notes = []);
        if (notes.Count == 0 || rows > notes[^1].Rows)
            notes.Add((rows, at));
    }

    private static List<double> PortionsOf(List<(long Rows, TimeSpan At)> notes)
    {
        var marks = notes.Where(note => note.Rows % Portion == 0).ToList();
        return [.. marks.Zip(marks.Skip(1), (from, to) => (to.At - from.At).TotalSeconds)];
    }

    private static double MedianOf(IEnumerable<double> values) => values.Order().ToList() is var all ? all[all.Count / 2] : 0;
}
