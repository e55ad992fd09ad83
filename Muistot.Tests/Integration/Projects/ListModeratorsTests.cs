using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Projects;

[OnEveryBackend]
public sealed class ListModeratorsTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task IsForAdminsInPages()
    {
        var cast = await Cast.GatherAsync(World);
        var (path, people) = ($"/projects/{cast.Project}/moderators", new List<Person> { cast.Moderator });
        for (var count = 0; count < 4; count++)
        {
            people.Add(await World.PersonAsync());
            await Api.PostAsync($"{path}?username={people[^1].Name}", null, cast.Admin);
        }

        var (read, cursor) = (new List<string>(), "");
        do
        {
            var page = await Api.GetAsync($"{path}?limit=2{cursor}", cast.Admin);
            read.AddRange(page.Items.Select(item => $"{item!["username"]}"));
            cursor = page.Json["next"] is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);
        await Api.DeleteAsync($"{path}?username={people[2].Name}", cast.Admin);
        var left = await Api.GetAsync(path, cast.Admin);

        Assert.That(read, Is.EqualTo(people.Select(person => person.Name)));
        Assert.That(left.Items.Select(item => $"{item!["username"]}"), Is.EqualTo(people.Where((_, index) => index != 2)
            .Select(person => person.Name)));
        Assert.That(left.Items.Skip(1).Select(item => DateTime.Parse($"{item!["since"]}", null)), Is.All.GreaterThan(DateTime.UnixEpoch));
        Assert.That((await Api.GetAsync($"{path}?cursor=AAAAAAAAAGSjnTJm3nPYcjdTk14Ho7VA", cast.Admin)).Errors, Is.EqualTo(["query/cursor"]));
    }

    [Test]
    public async Task TellsNothingOfOtherProjects()
    {
        var (one, other) = (await Cast.GatherAsync(World), await Cast.GatherAsync(World));

        var ofOne = await Api.GetAsync($"/projects/{one.Project}/moderators", one.Superuser);

        Assert.That(ofOne.Items.Select(item => $"{item!["username"]}"), Is.EqualTo([one.Moderator.Name]));
        Assert.That((await Api.GetAsync($"/projects/{other.Project}/moderators", one.Admin)).Verdict,
            Is.EqualTo("403 Not enough privileges"));
    }
}
