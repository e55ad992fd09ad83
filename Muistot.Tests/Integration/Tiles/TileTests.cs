using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Domain.Sites;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Tiles;

[OnEveryBackend]
public sealed class TileTests(Backend backend) : IntegrationTest(backend)
{
    private const int Zoom = 12;

    [Test]
    public async Task ShowsToEachWhatIsThereForThem()
    {
        var cast = await Cast.GatherAsync(World);
        var (shown, hidden, own) = (
            await World.SiteAsync(cast.Project, creator: cast.User),
            await World.SiteAsync(cast.Project, published: false),
            await World.SiteAsync(cast.Project, published: false, creator: cast.Maker));
        await World.MemoryAsync(cast.Project, shown, cast.User);
        await World.MemoryAsync(cast.Project, shown, cast.Maker, published: false);
        await World.SitesAsync(cast.Project, Enumerable.Repeat(new Location(-33, 151), 501));
        var elsewhere = await World.SiteAsync(await World.ProjectAsync(published: false, admin: cast.Admin));
        Person?[] callers = [null, cast.User, cast.ForeignAdmin, cast.Maker, cast.Moderator, cast.Admin, cast.Superuser];
        string[] paths =
        [
            PathOf($"{cast.Project}.sites", 10, 60.75, 24.56), PathOf("sites", 18, 60.75, 24.56), "/tiles/sites/0/0/0.mvt",
            PathOf($"{cast.Project}.memories", 3, 60.75, 24.56),
        ];

        var answers = new List<byte[]>();
        foreach (var path in paths)
        {
            foreach (var by in callers)
                answers.Add((await Api.GetAsync(path, by)).Bytes);
        }

        var tiles = await DecodedTile.DecodeAsync(answers);

        List<string> all = [.. new[] { shown, hidden, own }.Order()];
        List<string>[] expected = [[shown], [shown], [shown], [.. new[] { shown, own }.Order()], all, all, all];
        for (var caller = 0; caller < callers.Length; caller++)
        {
            Assert.That(SlugsOf(tiles[caller]), Is.EqualTo(expected[caller]));
            var isElsewhere = callers[caller] == cast.Admin || callers[caller] == cast.Superuser;
            Assert.That(SlugsOf(tiles[7 + caller]), Is.EqualTo(expected[caller].Concat(isElsewhere ? [elsewhere] : []).Order()));
            Assert.That(tiles[14 + caller].Count, Is.EqualTo(501 + expected[caller].Count + (isElsewhere ? 1 : 0)));
            Assert.That(tiles[21 + caller].Count, Is.EqualTo(caller is 3 or 4 or 5 or 6 ? 2 : 1));
        }

        var seen = tiles[4].Features.ToDictionary(feature => feature["slug"]!);
        Assert.That((seen[shown]["waiting"], seen[hidden]["waiting"], seen[own]["waiting"]), Is.EqualTo(((string?)null, "true", "true")));
        Assert.That((seen[shown]["memories_count"], seen[shown]["project"], seen[shown]["name"]),
            Is.EqualTo(("1", cast.Project, "Paikka")));
        Assert.That(seen[shown]["id"], Is.EqualTo($"{seen[shown].Id}"));
        Assert.That(tiles[24].Features.Select(feature => feature["waiting"]).Order(), Is.EqualTo([null, "true"]));
    }

    [Test]
    public async Task ShowsClustersInAllTilesOfACrowdedPart()
    {
        var project = await World.ProjectAsync();
        var (x, y) = TileGrid.Separate(TileGrid.CellOf(new Location(62.5, 25.5)));
        var crowd = Enumerable.Range(0, 510).Select(index => Within(x, y, index % 32 / 32.0, index / 32 / 32.0));
        var pairs = Enumerable.Range(0, 20).SelectMany(index => new[] { 0.01, 0.02 }
            .Select(offset => Within(x + (1 << (30 - Zoom)), y, 0.1 + offset, (index * 3 / 64.0) + offset)));
        await World.SitesAsync(project, [.. crowd, .. pairs]);
        var few = await World.ProjectAsync();
        await World.SitesAsync(few, [.. pairs]);
        var (column, row) = (x >> (30 - Zoom), y >> (30 - Zoom));

        var tiles = await DecodedTile.DecodeAsync([
            (await Api.GetAsync($"/tiles/{project}.sites/{Zoom}/{column}/{row}.mvt")).Bytes,
            (await Api.GetAsync($"/tiles/{project}.sites/{Zoom}/{column + 1}/{row}.mvt")).Bytes,
            (await Api.GetAsync($"/tiles/{few}.sites/{Zoom}/{column + 1}/{row}.mvt")).Bytes,
        ]);

        var inside = tiles.Select(tile => tile.Features.Where(feature => feature.IsInside).ToList()).ToList();
        Assert.That(tiles.Select(tile => tile.Count), Is.EqualTo([510, 40, 40]));
        foreach (var some in inside.Take(2))
            Assert.That(some.Select(feature => (feature.X / 256, feature.Y / 256)), Is.Unique);
        Assert.That(inside[1].Exists(feature => feature.IsCluster), Is.True);
        Assert.That(inside[2].Exists(feature => feature.IsCluster), Is.False);
    }

    [Test]
    public async Task ShowsWhatWasWrittenAtOnce()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(autoPublish: true, admin: admin);
        var states = new List<byte[]>();
        await NoteAsync();
        var site = await PostAsync("ensimmäinen", 60.75, 24.56);
        await NoteAsync();
        await Api.PostAsync($"{site}/memories", new { title = "Muisto" }, admin);
        await NoteAsync();
        await Api.PatchAsync(site, new { info = new { lang = "fi", name = "Uusi" } }, admin);
        await NoteAsync();
        await Api.PatchAsync(site, new { location = new { lat = 60.7501, lon = 24.5601 } }, admin);
        await NoteAsync();
        await Api.PostAsync($"{site}/publish?publish=false", null, admin);
        await NoteAsync();
        await Api.PostAsync($"{site}/publish?publish=true", null, admin);
        await NoteAsync();
        await Api.DeleteAsync(site, admin);
        await NoteAsync();

        var seen = (await DecodedTile.DecodeAsync(states)).Select(tile => tile.Features is [var only]
            ? $"{only["name"]} {only["memories_count"]}" : "").ToList();
        var places = (await DecodedTile.DecodeAsync([states[3], states[4]]))
            .Select(tile => (tile.Features[0].X, tile.Features[0].Y)).ToList();

        Assert.That(seen, Is.EqualTo(["", "ensimmäinen 0", "ensimmäinen 1", "Uusi 1", "Uusi 1", "", "Uusi 1", ""]));
        Assert.That(places[0], Is.Not.EqualTo(places[1]));
        Assert.That(await CheckAsync(), Is.Empty);

        async Task NoteAsync() => states.Add((await Api.GetAsync(PathOf($"{project}.sites", 14, 60.75, 24.56))).Bytes);

        async Task<string> PostAsync(string name, double lat, double lon)
        {
            var made = await Api.PostAsync(
                $"/projects/{project}/sites",
                new { id = World.Fresh("site"), info = new { lang = "fi", name }, location = new { lat, lon } }, admin);
            return made.Location!;
        }
    }

    [Test]
    public async Task CountsWhatManyWriteAtOnce()
    {
        var admin = await World.PersonAsync(superuser: true);
        var project = await World.ProjectAsync(autoPublish: true);
        var sites = new string[24];
        await Parallel.ForAsync(0, sites.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (index, _) =>
        {
            var place = new { lat = 60.17 + (index / 1e5), lon = 24.94 };
            var made = await Api.PostAsync(
                $"/projects/{project}/sites",
                new { id = World.Fresh("site"), info = new { lang = "fi", name = "Paikka" }, location = place }, admin);
            sites[index] = made.Location!;
            var wrote = (index % 4) switch
            {
                0 => await Api.DeleteAsync(sites[index], admin),
                1 => await Api.PatchAsync(sites[index], new { location = new { lat = 60.17, lon = 24.95 } }, admin),
                2 => await Api.PostAsync($"{sites[index]}/publish?publish=false", null, admin),
                _ => made,
            };
            Assert.That(wrote.Status, Is.InRange(200, 204));
        });

        Assert.That(await CheckAsync(), Is.Empty);
        var counts = await World.Read(
            db => db.SiteClusters.Where(cluster => cluster.Level == 4).Select(cluster => cluster.Count).ToListAsync());
        Assert.That(counts, Is.EqualTo([12]));
    }

    [Test]
    public async Task RebuildsWhatWasChangedByHand()
    {
        var project = await World.ProjectAsync();
        await World.SitesAsync(project, [new(60, 24), new(61, 24), new(62, 24)]);
        await World.Read(db => db.Context.Database.ExecuteSqlAsync($"UPDATE sites SET tile_cell = -1 WHERE latitude > 60.5"));
        await World.Read(db => db.Context.Database.ExecuteSqlAsync($"UPDATE site_clusters SET count = 7 WHERE level > 10"));
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var rebuild = scope.ServiceProvider.GetRequiredService<ClusterRebuild>();

        Assert.That((await rebuild.CheckAsync(CancellationToken.None), await rebuild.IsNeededAsync(CancellationToken.None)),
            Is.EqualTo((new[] { project }, true)));
        await rebuild.RunAsync(CancellationToken.None);
        Assert.That((await rebuild.CheckAsync(CancellationToken.None), await rebuild.IsNeededAsync(CancellationToken.None)),
            Is.EqualTo((Array.Empty<string>(), false)));
    }

    [Test]
    public async Task AnswersAsTheOtherReadsDo()
    {
        var cast = await Cast.GatherAsync(World);
        var site = await World.SiteAsync(cast.Project);
        var closed = await World.ProjectAsync(published: false, moderator: cast.Moderator);
        await World.SiteAsync(closed, latitude: 10, longitude: 20);
        var path = PathOf("sites", 5, 60.75, 24.56);

        var first = await Api.GetAsync(path);
        var again = await Api.GetAsync(path, null, ("If-None-Match", first.Headers.ETag!.ToString()));
        var own = await Api.GetAsync(path, cast.Moderator);

        Assert.That((first.Status, again.Status, own.Status), Is.EqualTo((200, 304, 200)));
        Assert.That(first.ContentHeaders.ContentType!.MediaType, Is.EqualTo("application/vnd.mapbox-vector-tile"));
        Assert.That((first.Headers.CacheControl!.ToString(), own.Headers.CacheControl!.ToString(), own.Headers.ETag),
            Is.EqualTo(("no-cache", "no-store, private", (object?)null)));
        foreach (var (address, by, status) in new (string, Person?, int)[]
        {
            ("/tiles/sites/5/0/0.mvt", null, 204), ("/tiles/sites/19/0/0.mvt", null, 404), ("/tiles/sites/-1/0/0.mvt", null, 404),
            ("/tiles/sites/2/4/0.mvt", null, 404), ("/tiles/sites/2/0/-1.mvt", null, 404), ("/tiles/sites/x/0/0.mvt", null, 422),
            ("/tiles/other/0/0/0.mvt", null, 422), ($"/tiles/{closed}.sites/0/0/0.mvt", null, 404),
            ($"/tiles/{closed}.sites/0/0/0.mvt", cast.User, 404), ($"/tiles/{closed}.sites/0/0/0.mvt", cast.Moderator, 200),
            ("/tiles/nothing.sites/0/0/0.mvt", null, 404), ($"/tiles/{closed}.sites.json", null, 404),
            ($"/tiles/{cast.Project}.memories/0/0/0.mvt", null, 204),
        })
        {
            Assert.That((await Api.GetAsync(address, by)).Status, Is.EqualTo(status), address);
        }

        var set = (await Api.GetAsync($"/tiles/{cast.Project}.sites.json")).Json;
        Assert.That(set["tiles"]![0]!.ToString(),
            Does.StartWith("http").And.EndsWith($"/tiles/{cast.Project}.sites/{{z}}/{{x}}/{{y}}.mvt"));
        Assert.That(new[] { set["tilejson"], set["minzoom"], set["maxzoom"], set["vector_layers"]![0]!["id"] }.Select(value => $"{value}"),
            Is.EqualTo(["3.0.0", "0", "18", "sites"]));
        Assert.That(set["bounds"]!.AsArray().Select(side => (double)side!), Is.EqualTo(new[] { 24.56, 60.75, 24.56, 60.75 }).Within(1e-6));
        Assert.That((await Api.GetAsync($"/tiles/{cast.Project}.memories.json")).Json["bounds"], Is.Null);
    }

    // A place in a tile, in parts of its side.
    private static Location Within(int x, int y, double east, double south)
    {
        const int Side = 1 << (30 - Zoom);
        var (column, row) = ((x & -Side) + (int)(east * Side), (y & -Side) + (int)(south * Side));
        return new Location(TileGrid.LatitudeOf(row), TileGrid.LongitudeOf(column));
    }

    private static string PathOf(string collection, int zoom, double latitude, double longitude)
    {
        var (x, y) = TileGrid.Separate(TileGrid.CellOf(new Location(latitude, longitude)));
        return $"/tiles/{collection}/{zoom}/{x >> (30 - zoom)}/{y >> (30 - zoom)}.mvt";
    }

    private static IEnumerable<string?> SlugsOf(DecodedTile tile) => tile.Features.Select(feature => feature["slug"]).Order();

    private async Task<IReadOnlyList<string>> CheckAsync()
    {
        await using var scope = Host.Application.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ClusterRebuild>().CheckAsync(CancellationToken.None);
    }
}
