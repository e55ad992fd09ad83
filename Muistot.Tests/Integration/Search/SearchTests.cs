using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Muistot.Tests.Fuzz;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Search;

/// <summary>Search finds what the contract says, in the order that it says, on every database.</summary>
[OnEveryBackend]
public sealed class SearchTests(Backend backend) : IntegrationTest(backend)
{
    private static readonly string[] ByHand =
    [
        "sornainen", "SÖRNÄINEN", "Sörnäinen", "So\u0308rna\u0308inen", "sornaisten", "saari", "linnansaari", "suomenlinna", "linna", "Ii", "ii", "i",
        "yö", "YO", "yo", "Yö", "hameenlinna", "tampere-talo", "Tampere talo", "tamperetalo", "talo", "kerrostal", "abo", "åbo", "Åbo", "a", "lodz",
        "Łódź", "strasse", "straße", "STRASSE", "ss", "aero", "Ærø", "thor", "þór", "durda", "1952", "95", "19 52", "naive", "naïve", "한", "한국", "국",
        "국어", "οδυσσευσ", "ΟΔΥΣΣΕΥΣ", "Οδυσσεύς", "и", "й", "юн", "😀 talo", "\"kala\"", "kala*", "*kala", "-kala", "+kala", "kala AND kukko",
        "kala OR kukko", "NOT kala", "NEAR(kala kukko)", "kala NEAR kukko", "title:kala", "kala^2", "(kala", "kala)", "{kala}", "100%", "%", "%a", "_",
        "under_score", "under", "score", "a_b", "x", "X x", "kala\\", "'kala'", "`kala`", "kala;DROP TABLE sites", "kala kala", "kala kalakukko",
        "kukko kala", "kauppa tori", "tori kauppatori", "satamakatu 19", "kesä yö", "kesayo", "kesäyö", "äiti", "aiti", "AITI isa", "mummo lapsuus",
        "mum lap kes", "kirk kyl", "kirkonkylä", "kylä niemi", "rovaniemi", "niemi rova", "turku turkulainen", "and", "quoted", "near", "1", "5",
        "a i o u", "zzz", "zzz kala", "ﬁ", "ＫＡＬＡ", "ka\u00ADla", "kala\u200Dkukko", "kalakukkola", "ö", "ä ö", "å",
    ];

    /// <summary>MUISTOT_TEST_QUERIES sets how many queries are made up; 100 by default.</summary>
    [Test]
    public async Task FindsWhatReadingAllTextsFinds()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("MUISTOT_TEST_QUERIES") ?? "100", CultureInfo.InvariantCulture);
        var world = await SearchedWorld.MakeAsync(World, 40);
        var dice = new Dice(11);
        var wrong = new List<string>();
        using var http = new HttpClient { BaseAddress = Host.Application.Address };
        foreach (var (index, query) in ByHand.Concat(Enumerable.Range(0, count).Select(_ => SearchedWorld.Query(dice))).Index())
        {
            var wanted = world.Scan(query);
            var (found, _) = await PageAsync(query, 1000, "");
            if (!found.SequenceEqual(wanted))
                wrong.Add($"{query}: {string.Join(' ', found)} instead of {string.Join(' ', wanted)}");

            // Pages begin where the one before ended.
            if (index % 3 > 0)
                continue;
            var (first, next) = await PageAsync(query, 1 + (index % 4), "");
            var second = next is null ? [] : (await PageAsync(query, 1 + (index % 4), $"&cursor={next}")).Ids;
            if (!wanted.Take(2 * (1 + (index % 4))).SequenceEqual(first.Concat(second)))
                wrong.Add($"{query}: pages {string.Join(' ', first)}, {string.Join(' ', second)} of {string.Join(' ', wanted)}");
        }

        Assert.That(wrong, Is.Empty);

        async Task<(List<string> Ids, string? Next)> PageAsync(string query, int limit, string cursor)
        {
            using var response = await http.GetAsync(
                new Uri($"/search?limit={limit}&q={Uri.EscapeDataString(query)}{cursor}", UriKind.Relative));
            if (!response.IsSuccessStatusCode)
                return (response.StatusCode == HttpStatusCode.UnprocessableEntity ? [] : [$"{response.StatusCode}"], null);
            var page = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
            return ([.. page["items"]!.AsArray().Select(item => item!["id"]!.ToString())], (string?)page["next"]);
        }
    }
}
