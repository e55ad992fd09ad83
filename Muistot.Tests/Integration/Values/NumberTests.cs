using System.Globalization;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Values;

public sealed class NumberTests() : IntegrationTest(Backend.Embedded)
{
    [TestCase("90", "180")]
    [TestCase("-90", "-180")]
    [TestCase("90.0", "-180.0")]
    [TestCase("0", "0")]
    [TestCase("60.170833333333334", "24.937500000000004")]
    [TestCase("0.30000000000000004", "-0.1")]
    [TestCase("89.99999999999999", "-179.99999999999997")]
    [TestCase("6.05e1", "-1.2E+2")]
    [TestCase("1e-7", "5e-324")]
    [TestCase("60.12345678901234567890123456789", "1.0000000000000000000000000000000001")]
    [TestCase("\"60.5\"", "\" -24.25 \"")]
    [TestCase("\"6.05e1\"", "\"+24\"")]
    public async Task OfPlacesComeBackExactly(string latitude, string longitude)
    {
        var (sites, user) = await SceneAsync();
        var expected = (Number(latitude), Number(longitude));

        var created = await Api.PostAsync(sites, Site(latitude, longitude), user);
        var (shown, listed) = (await Api.GetAsync(created.Location!), await Api.GetAsync(sites));
        await Api.PatchAsync(created.Location!, new { location = new { lat = 1.5, lon = 2.5 } }, user);
        await Api.PatchAsync(created.Location!, ApiClient.Raw($$"""{"location": {"lat": {{latitude}}, "lon": {{longitude}} } }"""), user);
        var changed = await Api.GetAsync(created.Location!);

        foreach (var site in new[] { shown.Json, listed.Items.Single()!, changed.Json })
            Assert.That((site["location"]!["lat"]!.GetValue<double>(), site["location"]!["lon"]!.GetValue<double>()), Is.EqualTo(expected));

        static double Number(string text) => double.Parse(text.Trim('"'), CultureInfo.InvariantCulture);
    }

    [TestCase("90.00000000000001", "180.00000000000003")]
    [TestCase("-90.00000000000001", "-180.00000000000003")]
    [TestCase("1e400", "-1e400")]
    [TestCase("1e30", "99999999999999999999")]
    [TestCase("\"NaN\"", "\"nan\"")]
    [TestCase("\"Infinity\"", "\"-Infinity\"")]
    [TestCase("\"∞\"", "\"-∞\"")]
    [TestCase("\"60,5\"", "\"24,5\"")]
    [TestCase("\"60.5°\"", "\"24 30\"")]
    [TestCase("\"0x10\"", "\"1_0\"")]
    [TestCase("\"\"", "\" \"")]
    [TestCase("true", "false")]
    [TestCase("[60.5]", "{}")]
    [TestCase("null", "\"null\"")]
    public async Task OfPlacesAreOnTheEarth(string latitude, string longitude)
    {
        var (sites, user) = await SceneAsync();

        Assert.That((await Api.PostAsync(sites, Site(latitude, longitude), user)).Errors,
            Is.EqualTo(["body/location/lat", "body/location/lon"]));
    }

    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("60,5")]
    [TestCase("+60")]
    [TestCase("060")]
    [TestCase(".5")]
    [TestCase("60.")]
    public async Task AreNumbersOfJson(string latitude)
    {
        var (sites, user) = await SceneAsync();

        Assert.That((await Api.PostAsync(sites, Site(latitude, "24"), user)).Errors, Is.EqualTo(["body"]));
    }

    [Test]
    public async Task AreNotSwapped()
    {
        var (sites, user) = await SceneAsync();

        var swapped = await Api.PostAsync(sites, Site("120", "60"), user);

        Assert.That(swapped.Errors, Is.EqualTo(["body/location/lat"]));
    }

    private static HttpContent Site(string latitude, string longitude) =>
        ApiClient.Raw(
            $$"""{"id": "satama", "info": {"lang": "fi", "name": "Satama"}, "location": {"lat": {{latitude}}, "lon": {{longitude}} } }""");

    private async Task<(string Sites, Person User)> SceneAsync() =>
        ($"/projects/{await World.ProjectAsync(autoPublish: true)}/sites", await World.PersonAsync());
}
