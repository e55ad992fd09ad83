using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Login;
using Muistot.Tests.Harness;

namespace Muistot.Tests.Fuzz.Playing;

/// <summary>
/// The world that an episode plays in: its people, and what the placeholders of its steps stand for: <c>&lt;project0&gt;</c> and
/// <c>&lt;site1&gt;</c> ids of the episode's own, <c>&lt;memory21&gt;</c> the id of the second memory that was made on the third site,
/// <c>&lt;user3&gt;</c> and
/// <c>&lt;email3&gt;</c> of people, <c>&lt;login3&gt;</c> a new login token, <c>&lt;image0&gt;</c> an image that was shown,
/// <c>&lt;long250&gt;</c> an id of that length,
/// <c>&lt;tag&gt;</c> the last entity tag, <c>&lt;canary&gt;</c> and <c>&lt;fresh&gt;</c> words that have not been used.
/// </summary>
internal sealed partial class Stage
{
    private static int episodes;

    private readonly IServiceProvider services;
    private int words;

    private Stage(IServiceProvider services) => this.services = services;

    /// <summary>What should be there.</summary>
    public Ledger Ledger { get; } = new(Interlocked.Increment(ref episodes));

    /// <summary>The last entity tag that was answered.</summary>
    public string Tag { get; set; } = "\"none\"";

    /// <summary>Puts new people on a new stage.</summary>
    public static async Task<Stage> SetAsync(IServiceProvider services)
    {
        var (stage, world) = (new Stage(services), new World(services));
        for (var number = 0; number < Role.Count; number++)
        {
            var person = await world.PersonAsync(superuser: number == Role.Root, email: $"{stage.NextCanary()}@example.com");
            var actor = new Actor(person.Id, person.Name, person.Email, person.Token, number == Role.Root);
            stage.Ledger.Actors.Add(actor);
            stage.Ledger.Own(person.Email, actor);
        }

        return stage;
    }

    /// <summary>Puts what they stand for in the place of the placeholders of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="escape">How a value is written in it.</param>
    public async Task<string> FillAsync(string text, Func<string, string> escape)
    {
        var (filled, end) = (new StringBuilder(), 0);
        foreach (Match match in Placeholders().Matches(text))
        {
            filled.Append(text, end, match.Index - end).Append(escape(await ValueOfAsync(match)));
            end = match.Index + match.Length;
        }

        return filled.Append(text, end, text.Length - end).ToString();
    }

    private async Task<string> ValueOfAsync(Match placeholder)
    {
        var number = int.TryParse(placeholder.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out var given) ? given : 0;
        var person = Ledger.Actors[number % Ledger.Actors.Count];
        return placeholder.Groups["kind"].Value switch
        {
            "project" or "site" => IdOf(placeholder.Groups["kind"].Value, number),
            "memory" => MemoryAt(number / 10, number % 10)?.Id ?? "999999999999",
            "user" => person.Name,
            "email" => person.Email,
            "login" => await services.GetRequiredService<ILoginTokens>().IssueAsync(person.Id, CancellationToken.None),
            "image" => Ledger.Images.Count == 0 ? "placeholder.jpg" : Ledger.Images[number % Ledger.Images.Count],
            "tag" => Tag,
            "canary" => NextCanary(),
            "long" => Invariant($"fz{Ledger.Episode}-").PadRight(number, 'a'),
            _ => Invariant($"fz{Ledger.Episode}-{words++}"),
        };
    }

    private Holding? MemoryAt(int site, int place) =>
        Ledger.Holdings.Where(holding => holding.Kind == "memory" && holding.Parent?.Id == IdOf("site", site)).ElementAtOrDefault(place);

    private string IdOf(string kind, int number) => Invariant($"fz{Ledger.Episode}-{kind}{number}");

    private string NextCanary() => Canary.Of(Ledger.Episode, words++);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("<(?<kind>project|site|memory|user|email|login|image|tag|long|canary|fresh)(?<number>[0-9]*)>")]
    private static partial Regex Placeholders();
}
