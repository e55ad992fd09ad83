using Microsoft.Extensions.Logging;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Web;

/// <summary>What operators write into settings, and what the service says while none of what they lead to is there.</summary>
[OnEveryBackend]
public sealed class SecretSettingTests(Backend backend) : IntegrationTest(backend)
{
    private static readonly string[] Paths = ["/projects", "/projects/abcd/sites", "/me", "/health/ready", "/images/unknown.png",
        "/openapi.json"];

    private readonly string canary = World.Fresh("kanarialintu");

    [Test]
    public async Task StandInNoAnswerAndNoLog()
    {
        var person = await World.PersonAsync();
        await using var node = TestApplication.Start(Broken());
        node.Log.Level = LogLevel.Trace;
        using var api = new ApiClient(node.Address);

        var answers = new List<Answer> { await api.PostAsync($"/auth/email?email={World.Fresh("mail")}@example.com") };
        foreach (var path in Paths)
            answers.AddRange([await api.GetAsync(path), await api.GetAsync(path, person)]);

        Assert.That(answers.Select(answer => answer.Status), Has.Some.EqualTo(503).And.None.EqualTo(500));
        foreach (var answer in answers)
            Assert.That(System.Text.Encoding.UTF8.GetString(answer.Bytes) + answer.Headers, Does.Not.Contain(canary));
        Assert.That(node.Log.Lines.Count(), Is.GreaterThan(100));
        Assert.That(node.Log.Lines.Where(line => line.Contains(canary, StringComparison.OrdinalIgnoreCase)).Take(3), Is.Empty);
    }

    [Test]
    public void StandInNoReasonNotToStart() => Assert.That(
        () => TestApplication.Start(new Dictionary<string, string>(Broken()) { ["Database:MigrateOnStart"] = "true" }),
        Throws.Exception.Matches<Exception>(fault => !fault.ToString().Contains(canary)));

    private Dictionary<string, string> Broken() => new(Host.Settings)
    {
        ["Database:MigrateOnStart"] = "false",
        ["Database:Provider"] = "MySql",
        ["ConnectionStrings:Muistot"] = $"Server=127.0.0.1;Port={ServerProcess.FreePort()};User ID=u-{canary};Password=p-{canary};Database=muistot;Connection Timeout=1",
        ["Redis:Connection"] = $"127.0.0.1:{ServerProcess.FreePort()},user=u-{canary},password=p-{canary}",
        ["Files:Driver"] = "S3",
        ["Files:S3:ServiceUrl"] = $"http://127.0.0.1:{ServerProcess.FreePort()}",
        ["Files:S3:Bucket"] = "muistot",
        ["Files:S3:AccessKey"] = $"u-{canary}",
        ["Files:S3:SecretKey"] = $"p-{canary}",
        ["Mail:Driver"] = "Smtp",
        ["Mail:Smtp:Host"] = "127.0.0.1",
        ["Mail:Smtp:Port"] = $"{ServerProcess.FreePort()}",
        ["Mail:Smtp:Tls"] = "None",
        ["Mail:Smtp:User"] = $"u-{canary}",
        ["Mail:Smtp:Password"] = $"p-{canary}",
    };
}
