using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>Nobody is told who reported.</summary>
[OnEveryBackend]
public sealed class ReporterSecrecyTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task NoAnswerAndNoLogNamesAReporter([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var cast = await Cast.GatherAsync(World);
        var reporter = await World.PersonAsync(World.Fresh("kanarialintu"), email: $"{World.Fresh("kanaria")}@example.com");
        var thing = await Thing.MakeAsync(World, kind, cast.Project, by: cast.Maker);
        var answers = new List<string>();
        async Task KeepAsync(Task<Answer> answer) => answers.Add((await answer).Text);

        foreach (var person in new[] { cast.User, cast.Maker, cast.ForeignAdmin, reporter })
        {
            var order = thing.Order.DeepClone().AsObject().With("reason", "offensive").With("text", "Ikävä teksti");
            await KeepAsync(Api.PostAsync("/report", order, person));
        }

        await KeepAsync(Api.GetAsync("/moderation?state=reported", cast.Moderator));
        await KeepAsync(Api.DecideAsync(cast.Moderator, "hide", thing, 1, "offensive", "Muistio"));
        foreach (var by in new[] { cast.Moderator, cast.Admin, cast.Superuser, cast.Maker })
        {
            foreach (var path in new[]
            {
                "/moderation?state=hidden", "/moderation?state=waiting", "/moderation?state=reported", "/moderation/counts",
                "/moderation/decisions", thing.Path, $"{thing.Path}/history", $"{thing.Path}/history/1", $"{thing.Path}/history/2",
            })
                await KeepAsync(Api.GetAsync(path, by));
        }

        Assert.That(answers.Count(answer => answer.Contains("Ikävä teksti", StringComparison.Ordinal)), Is.GreaterThan(2));
        Assert.That(answers.Concat(Host.Application.Log.Lines).Where(Names), Is.Empty);

        bool Names(string text) => text.Contains(reporter.Name, StringComparison.OrdinalIgnoreCase)
            || text.Contains(reporter.Email, StringComparison.OrdinalIgnoreCase);
    }
}
