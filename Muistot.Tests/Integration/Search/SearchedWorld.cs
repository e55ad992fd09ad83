using Muistot.Domain.Languages;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Tests.Fuzz;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Integration.Search;

/// <summary>A public project full of texts, the same in each database.</summary>
internal sealed class SearchedWorld
{
    /// <summary>What the texts are made of.</summary>
    public static readonly string[] Vocabulary =
    [
        "Sörnäinen", "sornainen", "SÖRNÄISTEN", "So\u0308rna\u0308inen", "Suomenlinnansaari", "saari", "Ii", "yö", "Yöttömän", "Hämeenlinna", "linna",
        "Tampere-talo", "tampere", "talo", "kerrostalo", "Åbo", "abo", "Turku", "turkulainen", "Rovaniemi", "niemi", "Niemi", "kala", "kalakukko",
        "kukko", "satama", "Satamakatu", "katu", "tori", "kauppatori", "kauppa", "Łódź", "Straße", "strasse", "Ærø", "Þór", "Đurđa", "1952", "19",
        "952", "naïve", "한국", "한국어", "국", "Οδυσσεύς", "й", "юность", "😀", "AND", "NEAR(", "\"quoted\"", "a*", "100%", "under_score", "x",
        "kirkko", "kirkonkylä", "kylä", "äiti", "aiti", "isä", "mummo", "mummola", "lapsuus", "lapsuuden", "kesä", "kesäyö",
    ];

    private readonly List<Thing> things = [];

    /// <summary>Makes it.</summary>
    /// <param name="world">Where it is made.</param>
    /// <param name="sites">How many sites; each has two memories.</param>
    public static async Task<SearchedWorld> MakeAsync(World world, int sites)
    {
        var (made, dice) = (new SearchedWorld(), new Dice(7));
        List<(object Entity, List<string> Titles, List<string> Bodies)> entities = [];
        var project = new Project { Name = "everything", Published = true, DefaultLanguageId = 1 };
        entities.Add((project, [Some(dice, 2)], [Some(dice, 20)]));
        Write(project.InformationIn(Language.Of(1)), entities[0].Titles[0], entities[0].Bodies[0]);
        await world.InDatabase(db => db.Projects.Add(project));
        List<Site> places = [];
        for (var index = 0; index < sites; index++)
        {
            var site = new Site { Name = $"site-{index:D4}", ProjectId = project.Id, Published = true };
            site.MoveTo(new Location(60, 24));
            List<string> titles = [Some(dice, 2)], bodies = [Some(dice, 12)];
            Write(site.InformationIn(Language.Of(1)), titles[0], bodies[0]);
            if (index % 3 == 0)
            {
                titles.Add(Some(dice, 2));
                bodies.Add(Some(dice, 8));
                Write(site.InformationIn(Language.Of(2)), titles[1], bodies[1]);
            }

            places.Add(site);
            entities.Add((site, titles, bodies));
        }

        await world.InDatabase(db => db.Sites.AddRange(places));
        List<Memory> memories = [];
        foreach (var site in places.SelectMany(site => new[] { site, site }))
        {
            List<string> titles = [Some(dice, 2)], bodies = [Some(dice, 14)];
            memories.Add(new Memory { SiteId = site.Id, Published = true, Title = titles[0], Story = bodies[0] });
            entities.Add((memories[^1], titles, bodies));
        }

        // Half of them are made later, so that age counts, and many are of one moment, so that the key does.
        await world.InDatabase(db => db.Memories.AddRange(memories.Take(sites)));
        await world.InDatabase(db => db.Memories.AddRange(memories.Skip(sites)));
        made.things.AddRange(entities.Select(entity => Thing.Of(entity.Entity, entity.Titles, entity.Bodies)));
        return made;
    }

    /// <summary>Ids of what is found by reading all texts, in order.</summary>
    public List<string> Scan(string query)
    {
        var words = PlainScan.Words(query);
        return words.Count is 0 or > 10
            ? []
            : [
                .. from thing in things
                   let score = PlainScan.Score(words, thing.Titles, thing.Bodies)
                   where score > 0
                   orderby score descending, thing.CreatedAt descending, thing.Type, thing.Key
                   select thing.Id,
            ];
    }

    /// <summary>A query, with parts of words, in other cases, with and without marks.</summary>
    public static string Query(Dice dice) => string.Join(dice.OneIn(4) ? "-" : " ", Enumerable.Range(0, 1 + dice.Below(3)).Select(_ =>
    {
        var word = Vocabulary[dice.Below(Vocabulary.Length)];
        var start = dice.Below(3) == 0 ? dice.Below(word.Length) : 0;
        var length = dice.Below(2) == 0 ? word.Length - start : 1 + dice.Below(word.Length - start);
        if (char.IsLowSurrogate(word[start]) || char.IsHighSurrogate(word[start + length - 1]))
            return word;
        var part = word.Substring(start, length);
        return dice.Below(3) switch { 0 => part.ToUpperInvariant(), 1 => part.Replace('ä', 'a').Replace('ö', 'o'), _ => part };
    }));

    private static string Some(Dice dice, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Vocabulary[dice.Below(Vocabulary.Length)]));

    private static void Write(Information entry, string name, string description) => (entry.Name, entry.Description) = (name, description);

    private sealed record Thing(int Type, long Key, string Id, DateTime CreatedAt, List<PlainScan.Word> Titles, List<PlainScan.Word> Bodies)
    {
        public static Thing Of(object entity, List<string> titles, List<string> bodies) => entity switch
        {
            Project project => new(0, project.Id, project.Name, project.CreatedAt, PlainScan.Words(titles), PlainScan.Words(bodies)),
            Site site => new(1, site.Id, site.Name, site.CreatedAt, PlainScan.Words(titles), PlainScan.Words(bodies)),
            Memory memory => new(2, memory.Id, $"{memory.Id}", memory.CreatedAt, PlainScan.Words(titles), PlainScan.Words(bodies)),
            _ => throw new ArgumentException(entity.GetType().Name, nameof(entity)),
        };
    }
}
