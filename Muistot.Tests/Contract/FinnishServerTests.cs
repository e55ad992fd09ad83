using System.Text.RegularExpressions;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Contract;

/// <summary>
/// The processes of these tests run where a comma is the sign of decimals and a dot that of hours; nothing that is answered shows it.
/// </summary>
[OnEveryBackend]
[Parallelizable(ParallelScope.Self)]
public sealed partial class FinnishServerTests(Backend backend)
{
    private ApiClient Api { get; set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => Api = (await Processes.OfAsync(backend)).Api;

    [Test]
    public async Task ReadsAndWritesNumbersWithDots()
    {
        var (project, maker) = await SceneAsync();
        var places = new[] { (60.170833333333334, 24.937500000000004), (-0.30000000000000004, -179.99999999999997), (1e-7, 5e-324) };
        foreach (var (latitude, longitude) in places)
        {
            var site = new
            {
                id = World.Fresh("site"),
                info = new { lang = "fi", name = "Paikka" },
                location = new { lat = latitude, lon = longitude }
            };
            var created = await Api.PostAsync($"{project}/sites", site, maker);
            var location = (await Api.GetAsync(created.Location!)).Json["location"]!;

            Assert.That((location["lat"]!.GetValue<double>(), location["lon"]!.GetValue<double>()), Is.EqualTo((latitude, longitude)));
        }

        var nearest = await Api.GetAsync($"{project}/sites?n=1&lat=60.5&lon=24.5");
        var commas = await Api.GetAsync($"{project}/sites?n=1&lat=60,5&lon=24,5");
        var text = await Api.PostAsync($"{project}/sites", Place("60,5"), maker);
        var accepted = await Api.PostAsync($"{project}/sites", Place("-60.5"), maker);

        Assert.That(nearest.Items.Single()!["location"]!["lat"]!.GetValue<double>(), Is.EqualTo(places[0].Item1));
        Assert.That((string.Join(' ', commas.Errors), string.Join(' ', text.Errors)),
            Is.EqualTo(("query/lat query/lon", "body/location/lat")));
        Assert.That((await Api.GetAsync(accepted.Location!)).Json["location"]!["lat"]!.GetValue<double>(), Is.EqualTo(-60.5));
    }

    [Test]
    public async Task ReadsAndWritesDatesInTheirStandardForms()
    {
        var (project, maker) = await SceneAsync();
        var site = (await Api.PostAsync($"{project}/sites", Place("1"), maker)).Location!;
        var memory = (await Api.PostAsync($"{site}/memories", new { title = "Muisto", image = Samples.Png }, maker)).Location!;
        await Api.PatchAsync("/me", new { birth_date = "1971-02-28" }, maker);
        await Api.PatchAsync(project, new { starts = "2020-01-31", ends = "2999-12-31T10:30:00.5Z" }, maker);

        var (shown, me, written) = ((await Api.GetAsync(project)).Json, (await Api.GetAsync("/me", maker)).Json,
            (await Api.GetAsync(memory, maker)).Json);
        var image = await Api.GetAsync($"/images/{written["image"]}", maker);

        Assert.That((shown["starts"]!.ToString(), shown["ends"]!.ToString()),
            Is.EqualTo(("2020-01-30T22:00:00Z", "2999-12-31T10:30:00.5Z")));
        Assert.That(me["birth_date"]!.ToString(), Is.EqualTo("1971-02-28"));
        Assert.That(written["modified_at"]!.ToString(), Does.Match(Moment()));
        Assert.That(image.ContentHeaders.GetValues("Last-Modified").Single(), Does.Match(HttpDate()));
    }

    private static object Place(string latitude) =>
        new { id = World.Fresh("site"), info = new { lang = "fi", name = "Paikka" }, location = new { lat = latitude, lon = "24.5" } };

    private async Task<(string Project, Person Maker)> SceneAsync()
    {
        var (root, id) = (await Processes.SignInAsync(backend, TestHost.Root), World.Fresh("project"));
        await Api.PostAsync("/projects", new { id, info = new { lang = "fi", name = "Nimi" }, auto_publish = true }, root);
        await Api.PostAsync($"/projects/{id}/publish?publish=true", null, root);
        return ($"/projects/{id}", root);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$", RegexOptions.ExplicitCapture)]
    private static partial Regex Moment();

    [GeneratedRegex("^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT$", RegexOptions.ExplicitCapture)]
    private static partial Regex HttpDate();
}
