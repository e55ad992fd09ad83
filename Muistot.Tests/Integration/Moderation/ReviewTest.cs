using System.Globalization;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>A test in a project that reviews edits.</summary>
/// <param name="backend">The backend.</param>
public abstract class ReviewTest(Backend backend) : IntegrationTest(backend)
{
    internal const string Old = "savupiippu";
    internal const string New = "kellotorni";

    internal Cast Cast { get; private set; } = null!;

    internal string Project => $"/projects/{Cast.Project}";

    [SetUp]
    public async Task GatherAsync()
    {
        Cast = await Harness.Cast.GatherAsync(World, autoPublish: true);
        Assert.That((await Api.PatchAsync(Project, new { review_edits = true }, Cast.Admin)).Status, Is.EqualTo(204));
    }

    // A site in two languages, or a memory; both are published at once.
    internal async Task<Thing> MakeAsync(string kind, string? image = null)
    {
        if (kind == Thing.Memory)
        {
            var site = await World.SiteAsync(Cast.Project);
            var made = (await Api.PostAsync(
                $"{Project}/sites/{site}/memories", new { title = Old, story = $"Oli {Old}.", image }, Cast.Maker)).Location!;
            return new Thing(made, Thing.OrderOf(kind, long.Parse(made.Split('/')[^1], CultureInfo.InvariantCulture), Cast.Project, site));
        }

        var id = World.Fresh("site");
        var path = (await Api.PostAsync(
            $"{Project}/sites",
            new { id, info = new { lang = "fi", name = Old }, location = new { lat = 60.75, lon = 24.56 }, image }, Cast.Maker)).Location!;
        await Api.PatchAsync(path, new { info = new { lang = "en", name = "Chimney" } }, Cast.Admin);
        return new Thing(path, Thing.OrderOf(kind, id, Cast.Project));
    }

    internal async Task<Answer> ChangeAsync(Thing thing, string text)
    {
        if (thing.Order["type"]!.ToString() == Thing.Memory)
            return await Api.PatchAsync(thing.Path, new { title = text, story = $"Oli {text}." }, Cast.Maker);
        return await Api.PatchAsync(thing.Path, new { info = new { lang = "fi", name = text } }, Cast.Maker);
    }

    internal static string ListOf(Thing thing) => thing.Path[..thing.Path.LastIndexOf('/')];

    internal async Task<int> VersionAsync(Thing thing) => int.Parse(
        (await Api.GetAsync(thing.Path, Cast.Maker)).Headers.ETag!.Tag.Trim('"').Split('-')[0], CultureInfo.InvariantCulture);
}
