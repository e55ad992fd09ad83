using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Me;

[OnEveryBackend]
public sealed class UserDataTests(Backend backend) : IntegrationTest(backend)
{
    private static readonly string[] Members = ["first_name", "last_name", "country", "city", "birth_date"];

    [Test]
    public async Task IsNameAndEmailAtFirst()
    {
        var person = await World.PersonAsync();

        var me = await Api.GetAsync("/me", person);

        Assert.That(me.Status, Is.EqualTo(200));
        Assert.That(JsonNode.DeepEquals(me.Json, new JsonObject { ["username"] = person.Name, ["email"] = person.Email }), Is.True,
            me.ToString());
    }

    [Test]
    public async Task KeepsWhatIsTold()
    {
        var person = await World.PersonAsync();

        var changed = await Api.PatchAsync(
            "/me", new { first_name = " Aino ", last_name = "Öhman", country = "SWE", city = "Malmö", birth_date = "1971-02-28" }, person);

        Assert.That((changed.Status, changed.Bytes.Length), Is.EqualTo((204, 0)));
        Assert.That(changed.Headers.Location, Is.EqualTo(new Uri("http://muistot.example/me")));
        Assert.That(await ToldAsync(person), Is.EqualTo(new[] { "Aino", "Öhman", "SWE", "Malmö", "1971-02-28" }));
    }

    [Test]
    public async Task KeepsWhatIsAbsentAndRemovesWhatIsNull()
    {
        var person = await World.PersonAsync();
        await Api.PatchAsync(
            "/me", new { first_name = "Aino", last_name = "Öhman", country = "FIN", city = "Oulu", birth_date = "1971-02-28" }, person);

        var changed = await Api.PatchAsync("/me", new { city = (string?)null, birth_date = (string?)null, first_name = "Aila" }, person);

        Assert.That(changed.Status, Is.EqualTo(204));
        Assert.That(await ToldAsync(person), Is.EqualTo(new[] { "Aila", "Öhman", "FIN", null, null }));
    }

    [Test]
    public async Task SaysWhenItWasLastChanged()
    {
        var person = await World.PersonAsync();

        await Api.PatchAsync("/me", new { city = "Oulu" }, person);
        var first = await ModifiedAsync(person);
        await Host.LetPassAsync(TimeSpan.FromMinutes(5));
        await Api.PatchAsync("/me", new { city = "Turku" }, person);
        var second = await ModifiedAsync(person);

        Assert.That(second - first, Is.EqualTo(TimeSpan.FromMinutes(5)).Within(TimeSpan.FromMinutes(1)));
        Assert.That(second, Is.EqualTo(Host.Application.Clock.GetUtcNow()).Within(TimeSpan.FromMinutes(1)));
    }

    [TestCase("{}")]
    [TestCase("""{"shoe_size": 43, "admin": true}""")]
    [TestCase(
        """{"username": "Joku Muu", "email": "joku.muu@example.com", "modified_at": "2001-01-01T00:00:00Z", "verified": false, "id": 1}""")]
    [TestCase("""{"username": null, "email": null}""")]
    public async Task DoesNotChangeByUnknownAndReadOnlyMembers(string body)
    {
        var person = await World.PersonAsync();
        var before = await Api.GetAsync("/me", person);

        var changed = await Api.PatchAsync("/me", JsonNode.Parse(body), person);
        var after = await Api.GetAsync("/me", person);

        Assert.That((changed.Status, changed.Location), Is.EqualTo((304, (string?)null)));
        Assert.That(after.Bytes, Is.EqualTo(before.Bytes));
    }

    [TestCase("fi", "FIN")]
    [TestCase("FI", "FIN")]
    [TestCase("Fi", "FIN")]
    [TestCase("fin", "FIN")]
    [TestCase("sWe", "SWE")]
    [TestCase(" AX ", "ALA")]
    [TestCase("gb", "GBR")]
    public async Task GivesCountriesBackByThreeLetters(string country, string expected)
    {
        var person = await World.PersonAsync();

        await Api.PatchAsync("/me", new { country }, person);

        Assert.That((await ToldAsync(person))[2], Is.EqualTo(expected));
    }

    [TestCase("1900-01-01")]
    [TestCase("2000-02-29")]
    public async Task KeepsDates(string date)
    {
        var person = await World.PersonAsync();

        await Api.PatchAsync("/me", new { birth_date = date }, person);

        Assert.That((await ToldAsync(person))[4], Is.EqualTo(date));
    }

    /// <summary>It is half past ten in the evening in Greenwich, and the next day in Helsinki.</summary>
    [TestCase(0, 204)]
    [TestCase(1, 204)]
    [TestCase(2, 422)]
    [TestCase(300_000, 422)]
    public async Task RefusesBirthDatesInTheFutureOfTheConfiguredZone(int days, int status)
    {
        var clock = Host.Application.Clock;
        var evening = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddHours(22.5);
        clock.Ahead += evening - clock.GetUtcNow() + (evening < clock.GetUtcNow() ? TimeSpan.FromDays(1) : TimeSpan.Zero);
        var person = await World.PersonAsync();
        var date = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(days)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var answer = await Api.PatchAsync("/me", new { birth_date = date }, person);

        Assert.That(answer.Status, Is.EqualTo(status), answer.ToString());
        Assert.That(status == 204 || answer.Errors is ["body/birth_date"], answer.ToString());
        Assert.That((await ToldAsync(person))[4], Is.EqualTo(status == 204 ? date : null));
    }

    [TestCase("country", "\"XX\"")]
    [TestCase("country", "\"Finland\"")]
    [TestCase("country", "\"ﬁ\"")]
    [TestCase("country", "\"\"")]
    [TestCase("country", "246")]
    [TestCase("birth_date", "\"1971-02-30\"")]
    [TestCase("birth_date", "\"1900-02-29\"")]
    [TestCase("birth_date", "\"28.2.1971\"")]
    [TestCase("birth_date", "\"eilen\"")]
    [TestCase("birth_date", "\"0000-01-01\"")]
    [TestCase("birth_date", "{}")]
    [TestCase("first_name", "\"A\\u0000\"")]
    [TestCase("last_name", "\"\\ud800\"")]
    [TestCase("city", "\"\\udc00Oulu\"")]
    [TestCase("city", "[\"Oulu\"]")]
    [TestCase("first_name", "{\"a\": 1}")]
    public async Task RefusesWhatIsMalformed(string member, string value)
    {
        var person = await World.PersonAsync();

        var answer = await Api.PatchAsync("/me", Json($$"""{"{{member}}": {{value}}}"""), person);

        Assert.That(answer.Status, Is.EqualTo(422), answer.ToString());
        Assert.That(answer.Errors, Is.EqualTo(new[] { $"body/{member}" }));
        Assert.That(await World.Read(db => db.PersonalData.CountAsync()), Is.Zero);
    }

    [TestCase("{")]
    [TestCase("[1, 2]")]
    [TestCase("\"city\"")]
    [TestCase("null")]
    [TestCase("")]
    [TestCase("""{"city": "Oulu"} {}""")]
    public async Task RefusesWhatIsNoObject(string body)
    {
        var answer = await Api.PatchAsync("/me", Json(body), await World.PersonAsync());

        Assert.That(answer.Status, Is.EqualTo(422), answer.ToString());
        Assert.That(answer.Errors, Is.EqualTo(new[] { "body" }));
    }

    [Test]
    public async Task TellsAllFaultsAtOnceAndKeepsNothing()
    {
        var person = await World.PersonAsync();

        var answer = await Api.PatchAsync(
            "/me", new { first_name = new string('a', 201), last_name = "Öhman", country = "XX", city = 5, birth_date = "x" }, person);

        Assert.That(answer.Errors, Is.EqualTo(new[] { "body/birth_date", "body/city", "body/country", "body/first_name" }));
        foreach (var fault in answer.Json["error"]!["errors"]!.AsArray())
            Assert.That((fault!["msg"]!.GetValue<string>(), fault["type"]!.GetValue<string>()), Is.Not.EqualTo(("", "")));
        Assert.That(await World.Read(db => db.PersonalData.CountAsync()), Is.Zero);
    }

    [TestCase("first_name")]
    [TestCase("last_name")]
    [TestCase("city")]
    public async Task TakesTwoHundredCharactersOfAnyPlane(string member)
    {
        var person = await World.PersonAsync();
        var longest = string.Concat(Enumerable.Repeat("𐐷", 200));

        var taken = await Api.PatchAsync("/me", new JsonObject { [member] = $" {longest} " }, person);
        var refused = await Api.PatchAsync("/me", new JsonObject { [member] = $"{longest}a" }, person);

        Assert.That((taken.Status, refused.Status), Is.EqualTo((204, 422)));
        Assert.That(refused.Errors, Is.EqualTo(new[] { $"body/{member}" }));
        Assert.That(await ToldAsync(person), Has.Member(longest));
    }

    [Test]
    public async Task IsForNobodyElse()
    {
        var (person, other) = (await World.PersonAsync(), await World.PersonAsync(superuser: true));
        await Api.PatchAsync("/me", new { city = "Oulu" }, person);

        Assert.That((await ToldAsync(other))[3], Is.Null);
        Assert.That((await Api.GetAsync("/me")).Status, Is.EqualTo(401));
        Assert.That((await Api.PatchAsync("/me", new { city = "Turku" })).Status, Is.EqualTo(401));
        Assert.That((await ToldAsync(person))[3], Is.EqualTo("Oulu"));
    }

    [Test]
    public async Task ComesOutOfChangesAtOnceWhole()
    {
        var person = await World.PersonAsync();

        var answers = await Task.WhenAll(Members.SkipLast(1).Select((member, index) =>
            Api.PatchAsync("/me", new JsonObject { [member] = index == 2 ? "NOR" : "Tieto" }, person)));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(204));
        Assert.That(await ToldAsync(person), Is.EqualTo(new[] { "Tieto", "Tieto", "NOR", "Tieto", null }));
    }

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");

    private async Task<List<string?>> ToldAsync(Person person)
    {
        var me = (await Api.GetAsync("/me", person)).Json;
        return [.. Members.Select(member => me[member]?.GetValue<string>())];
    }

    private async Task<DateTimeOffset> ModifiedAsync(Person person)
    {
        var text = (await Api.GetAsync("/me", person)).Json["modified_at"]!.GetValue<string>();
        Assert.That(text, Does.Match(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z\z"));
        return DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }
}
