using Muistot.Application.Tiles;
using Muistot.Domain.Sites;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Tiles;

public sealed class TilePyramidTests
{
    private const int LastZoom = 4;

    private static readonly TilePoint[] Points =
    [
        .. Enumerable.Range(1, 200).Select(id => new TilePoint(
            id, TileGrid.CellOf(new Location((id * 37 % 1700 / 10.0) - 85, (id * 91 % 3600 / 10.0) - 180)))),
        .. Enumerable.Range(2001, 600).Select(id => new TilePoint(id, TileGrid.CellOf(new Location(60.17, 24.94)))),
    ];

    /// <summary>What is read at once is a matter of time and memory alone.</summary>
    [Test]
    public async Task MakesTheSameTilesHoweverTheyAreRead()
    {
        var (tileByTile, parts, whole) = (new Source(), new Source(), new Source());

        var expected = await MakeAsync(tileByTile, mostLoaded: -1);
        var inParts = await MakeAsync(parts, mostLoaded: 50);
        var atOnce = await MakeAsync(whole, mostLoaded: Points.Length);

        Assert.That(expected, Has.Count.GreaterThan(150));
        Assert.That(expected.Keys.Select(tile => tile.Zoom).Distinct().Order(), Is.EqualTo(Enumerable.Range(0, LastZoom + 1)));
        Assert.That(inParts, Is.EqualTo(expected));
        Assert.That(atOnce, Is.EqualTo(expected));
        Assert.That(whole.Found, Is.EqualTo(1));
        Assert.That(parts.Found, Is.InRange(2, tileByTile.Found / 2));
    }

    [Test]
    public async Task ShowsEachThingAtTheLastZoomOfTheFile()
    {
        var last = new TileMaker(new Source(), new TileAddress(0, 0, 0), lastZoom: 0);
        var other = new TileMaker(new Source(), new TileAddress(0, 0, 0));

        Assert.That((await last.MakeAsync(default)).Length, Is.GreaterThan(2 * (await other.MakeAsync(default)).Length));
    }

    private static async Task<Dictionary<TileAddress, string>> MakeAsync(Source source, int mostLoaded) =>
        await new TilePyramid(source, LastZoom, mostLoaded).MakeAsync(CancellationToken.None)
            .ToDictionaryAsync(tile => tile.Address, tile => Convert.ToHexString(tile.Bytes));

    private sealed class Source : ITileSource
    {
        internal int Found { get; private set; }

        public string Layer => "sites";

        public Task<IReadOnlyList<SiteCluster>> CountAsync(
            int level, IReadOnlyList<TileAddress> tiles, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<SiteCluster>>([.. In(tiles).Select(point =>
            {
                var cluster = new SiteCluster();
                cluster.Add(point.Cell);
                return cluster;
            })]);

        public Task<IReadOnlyCollection<TileAddress>> FindCrowdedAsync(
            IReadOnlyList<TileAddress> blocks, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyCollection<TileAddress>>([.. blocks.Where(block => In([block]).Count() > TileMaker.MostPoints)]);

        public Task<IReadOnlyList<TilePoint>> FindAsync(IReadOnlyList<TileAddress> tiles, CancellationToken cancellationToken)
        {
            Found++;
            return Task.FromResult<IReadOnlyList<TilePoint>>([.. In(tiles)]);
        }

        public Task<IReadOnlyList<TilePoint>> FindAtAsync(IReadOnlyList<long> cells, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<TilePoint>>([.. Points.Where(point => cells.Contains(point.Cell))]);

        // One of ten cannot be shown.
        public Task<IReadOnlyDictionary<long, TileProperty[]>> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<long, TileProperty[]>>(
                ids.Where(id => id % 10 > 0).ToDictionary(id => id, id => new[] { new TileProperty("id", id) }));

        private static IEnumerable<TilePoint> In(IReadOnlyList<TileAddress> tiles) =>
            Points.Where(point => tiles.Any(tile => point.Cell >= tile.First && point.Cell <= tile.Last));
    }
}
