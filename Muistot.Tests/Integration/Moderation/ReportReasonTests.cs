using System.Text;
using System.Text.Json.Nodes;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Moderation;

/// <summary>Reports that say why.</summary>
[OnEveryBackend]
public sealed class ReportReasonTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task AreShownToModeratorsWithoutTheReporter([Values(Thing.Site, Thing.Memory)] string kind)
    {
        var cast = await Cast.GatherAsync(World);
        var thing = await Thing.MakeAsync(World, kind, cast.Project, by: cast.Maker);
        var order = thing.Order.DeepClone().AsObject();
        order["reason"] = "personal_data";

        var put = await PutAsync(thing, """{"reason": "spam", "text": "Mainos", "more": 1}""", cast.User);
        var posted = await Api.PostAsync("/report", order, cast.ForeignAdmin);
        var plain = await Api.PutAsync($"{thing.Path}/report", cast.Maker);
        var item = (await Api.QueueAsync(cast.Moderator, "reported")).Single();

        Assert.That((put.Status, posted.Status, plain.Status), Is.EqualTo((204, 204, 204)));
        Assert.That(
            item["reports"]!.ToJsonString(),
            Is.EqualTo("""{"count":3,"reasons":{"spam":1,"personal_data":1},"texts":["Mainos"]}"""));
    }

    [Test]
    public async Task ReplaceTheFormerReasonOfTheSamePerson()
    {
        var cast = await Cast.GatherAsync(World);
        var thing = await Thing.MakeAsync(World, Thing.Memory, cast.Project, by: cast.Maker);
        async Task<string> RaiseAsync(string? reason, string? text = null)
        {
            var order = thing.Order.DeepClone().AsObject();
            (order["reason"], order["text"]) = (reason, text);
            return (await Api.PostAsync("/report", order, cast.User)).Verdict;
        }

        string[] verdicts = [await RaiseAsync("spam", "Eka"), await RaiseAsync("spam", "Eka"), await RaiseAsync("other"),
            (await Api.PostAsync("/report", thing.Order, cast.User)).Verdict];
        var reports = (await Api.QueueAsync(cast.Admin, "reported")).Single()["reports"]!;

        Assert.That(verdicts, Is.EqualTo(["204", "304", "204", "304"]));
        Assert.That(reports.ToJsonString(), Is.EqualTo("""{"count":1,"reasons":{"other":1},"texts":[]}"""));
    }

    [TestCase("""{"text": "Miksi"}""", "body/reason")]
    [TestCase("""{"reason": "boring"}""", "body/reason")]
    [TestCase("""{"reason": "spam", "text": 1}""", "body/text")]
    [TestCase("[]", "body")]
    [TestCase("{", "body")]
    public async Task AreRefusedWhenMalformed(string body, string place)
    {
        var cast = await Cast.GatherAsync(World);
        var thing = await Thing.MakeAsync(World, Thing.Site, cast.Project, by: cast.Maker);

        var answer = await PutAsync(thing, body, cast.User);

        Assert.That(answer.Status, Is.EqualTo(422));
        Assert.That(answer.Errors, Is.EqualTo([place]));
    }

    [Test]
    public async Task AreShortAndByOrderSayWhereTheyAreWrong()
    {
        var cast = await Cast.GatherAsync(World);
        var thing = await Thing.MakeAsync(World, Thing.Site, cast.Project, by: cast.Maker);
        var order = thing.Order.DeepClone().AsObject();
        (order["reason"], order["text"]) = ("spam", new string('a', 1001));

        var fitting = new JsonObject { ["reason"] = "spam", ["text"] = string.Concat(Enumerable.Repeat("😀", 1000)) };

        var (tooLong, longest) = (
            await Api.PostAsync("/report", order, cast.User), await PutAsync(thing, fitting.ToJsonString(), cast.User));

        Assert.That((tooLong.Status, longest.Status), Is.EqualTo((422, 204)));
        Assert.That(tooLong.Errors, Is.EqualTo(["body/text"]));
    }

    // Whatever clients sent while nothing was read of it.
    [TestCase("", "application/json")]
    [TestCase("null", "application/json")]
    [TestCase("{}", "application/json")]
    [TestCase("reason=boring", "application/x-www-form-urlencoded")]
    [TestCase("{", "text/plain")]
    public async Task MayBeLeftOut(string body, string type)
    {
        var cast = await Cast.GatherAsync(World);
        var thing = await Thing.MakeAsync(World, Thing.Memory, cast.Project, by: cast.Maker);

        var answer = await Api.SendAsync(HttpMethod.Put, $"{thing.Path}/report", new StringContent(body, Encoding.UTF8, type), cast.User);

        Assert.That(answer.Verdict, Is.EqualTo("204"));
    }

    private Task<Answer> PutAsync(Thing thing, string body, Person by) =>
        Api.SendAsync(HttpMethod.Put, $"{thing.Path}/report", ApiClient.Raw(body), by);
}
