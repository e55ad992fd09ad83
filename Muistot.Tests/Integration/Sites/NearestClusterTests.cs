using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Sites;
using Muistot.Domain.Sites;
using Muistot.Infrastructure.Bulk;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Fuzz;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Sites;

/// <summary>However the sites of a project lie, and from wherever it is asked, the nearest are found by reading few rows.</summary>
public sealed class NearestClusterTests() : IntegrationTest(Backend.Embedded)
{
    private const int Sites = 4000;
    private const ulong Seed = 29;

    private static readonly Location Turku = new(60.4518, 22.2666);
    private static readonly Location Ivalo = new(68.6576, 27.5397);
    private static readonly Location Corner = new(0, 0);

    private static readonly int[] Counts = [1, 7, 60];

    // Where all lie exactly as near as each other, and none may be left out, all are read.
    private static readonly string[] AllAsNear = ["a ring around the pole"];

    [TestCase("one town")]
    [TestCase("two towns")]
    [TestCase("towns on opposite sides of the earth")]
    [TestCase("one point")]
    [TestCase("three points")]
    [TestCase("one cell")]
    [TestCase("the date line")]
    [TestCase("the north pole")]
    [TestCase("the south pole")]
    [TestCase("as many at each distance")]
    [TestCase("a country")]
    [TestCase("the whole earth")]
    [TestCase("towns of all sizes")]
    [TestCase("a ring around the pole")]
    public async Task AreFoundByReadingFewRows(string world)
    {
        var dice = new Dice(Seed);
        var project = await World.ProjectAsync();
        await using var scope = Host.Application.Services.CreateAsyncScope();
        var counter = new RowCounter();
        var options = scope.ServiceProvider.GetRequiredService<DbContextOptions<MuistotDb>>();
        await using var db = new MuistotDb(new DbContextOptionsBuilder<MuistotDb>(options).AddInterceptors(counter).Options);
        var projectId = await db.Projects.Where(row => row.Name == project).Select(row => row.Id).SingleAsync();
        var sites = await FillAsync(db, projectId, [.. Enumerable.Range(0, Sites).Select(number => Place(world, number, dice))]);
        var (nearest, most) = (new NearestSites(), (Queries: 0, Rows: 0));
        foreach (var place in PlacesToAskFrom(sites, dice))
        {
            var byDistance = sites.OrderBy(site => place.AngleTo(site.Place)).ThenBy(site => site.Id).Take(Counts[^1])
                .Select(site => site.Id).ToList();
            foreach (var count in Counts)
            {
                counter.Clear();
                var found = await nearest.FindAsync(db, new SitesShown(projectId, true, 0), place, count, CancellationToken.None);
                var what = $"{count} of {world} from {place}: {counter.Rows} rows by {counter.Queries} queries";
                Assert.That(found, Is.EqualTo(byDistance.Take(count)), what);
                if (!AllAsNear.Contains(world))
                    Assert.That(counter.Rows, Is.LessThanOrEqualTo((20 * count) + 1000), what);
                Assert.That(counter.Rows, Is.GreaterThanOrEqualTo(count), "They are counted.");
                most = (Math.Max(most.Queries, counter.Queries), Math.Max(most.Rows, counter.Rows));
            }
        }

        TestContext.Out.WriteLine($"{world}: at most {most.Rows} rows by {most.Queries} queries");
    }

    private static Location Place(string world, int number, Dice dice) => world switch
    {
        "one town" => Near(Turku, 0.05, dice),
        "two towns" => Near(number % 2 == 0 ? Turku : Ivalo, 0.05, dice),
        "towns on opposite sides of the earth" => Near(number % 2 == 0 ? Turku : Opposite(Turku), 0.05, dice),
        "one point" => Turku,
        "three points" => number % 3 == 0 ? Turku : number % 3 == 1 ? Ivalo : Opposite(Turku),
        "one cell" => Near(Turku, 1e-5, dice),
        "the date line" => Near(new Location(-16.8, 180), 0.3, dice),
        "the north pole" => Near(new Location(90, 0), 0.3, dice),
        "the south pole" => Near(new Location(-90, 0), 3, dice),
        "as many at each distance" => Near(Corner, 100 * Math.Pow(10, -7 * Fraction(dice)), dice),
        "a country" => new Location(60 + (9 * Fraction(dice)), 21 + (9 * Fraction(dice))),
        "the whole earth" => Anywhere(dice),
        "towns of all sizes" => Near(Near(Near(Turku, 3, new Dice((ulong)number % 7)), 0.3, new Dice((ulong)number % 49)), 0.001, dice),
        _ => new Location(80, (360 * Fraction(dice)) - 180),
    };

    /// <summary>Some in the midst of sites, at poles and corners, on the other side of the earth, and anywhere.</summary>
    private static IEnumerable<Location> PlacesToAskFrom(IReadOnlyList<(int Id, Location Place)> sites, Dice dice) =>
    [
        Turku, Opposite(Turku), Ivalo, Corner, sites[7].Place, Opposite(sites[8].Place), Near(sites[9].Place, 0.01, dice),
        Near(sites[10].Place, 1, dice),
        new(90, 0), new(-90, 12), new(-16.8, -180), new(60.1699, 24.9384), Anywhere(dice), Anywhere(dice),
    ];

    private static Location Anywhere(Dice dice) =>
        new(double.RadiansToDegrees(Math.Asin((2 * Fraction(dice)) - 1)), (360 * Fraction(dice)) - 180);

    private static Location Opposite(Location place) =>
        new(-place.Latitude, place.Longitude > 0 ? place.Longitude - 180 : place.Longitude + 180);

    /// <summary>A place not more than some degrees away, over poles and the date line too, more often close by than far away.</summary>
    private static Location Near(Location center, double degrees, Dice dice)
    {
        var (angle, bearing) = (double.DegreesToRadians(degrees * Fraction(dice)), 2 * Math.PI * Fraction(dice));
        if (Math.Abs(center.Latitude) > 89.99)
            return new Location(Math.CopySign(90 - double.RadiansToDegrees(angle), center.Latitude),
                double.RadiansToDegrees(bearing) - 180);
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(center.Latitude));
        var latitude = Math.Asin(Math.Clamp((sin * Math.Cos(angle)) + (cos * Math.Sin(angle) * Math.Cos(bearing)), -1, 1));
        var east = Math.Atan2(Math.Sin(bearing) * Math.Sin(angle) * cos, Math.Cos(angle) - (sin * Math.Sin(latitude)));
        var longitude = Math.IEEERemainder(center.Longitude + double.RadiansToDegrees(east), 360);
        return new Location(double.RadiansToDegrees(latitude), Math.Clamp(longitude, -180, 180));
    }

    private static double Fraction(Dice dice) => dice.Below(int.MaxValue) / (double)int.MaxValue;

    private static async Task<IReadOnlyList<(int Id, Location Place)>> FillAsync(MuistotDb db, int projectId,
        IReadOnlyList<Location> places)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await using (
            var insert = new BulkInsert(db, "sites", "project_id", "name", "published", "latitude", "longitude", "cell", "created_at",
            "modified_at"))
        {
            foreach (var (number, place) in places.Index())
                await insert.AddAsync(CancellationToken.None, projectId, $"site-{number}", true, place.Latitude, place.Longitude,
                    SphereGrid.CellOf(place), DateTime.UnixEpoch, DateTime.UnixEpoch);
            await insert.FlushAsync(CancellationToken.None);
        }

        await transaction.CommitAsync();
        return [.. (await db.Sites.Where(site => site.ProjectId == projectId).Select(site => new { site.Id, site.Latitude, site.Longitude })
            .ToListAsync())
            .Select(site => (site.Id, new Location(site.Latitude, site.Longitude)))];
    }
}
