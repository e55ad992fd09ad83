using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Operations;

/// <summary>Commands that are told whom they are about.</summary>
[OnEveryBackend]
public sealed class AccountCommandTests(Backend backend) : IntegrationTest(backend)
{
    [Test]
    public async Task SuperuserTouchesNobodyWhenTwoAccountsAnswer()
    {
        var address = $"{World.Fresh("mail")}@example.com";
        var impostor = await World.PersonAsync(name: address);
        var person = await World.PersonAsync(email: address);

        var granted = await RunAsync("superuser", "grant", address);
        var padded = await RunAsync("superuser", "grant", $"{person.Name} ");
        var named = await OperatorProgram.RunAsync(Host, ["superuser", "grant", person.Name],
            ("Redis:Connection", "127.0.0.1:1,password=secret"));

        Assert.That((granted.ExitCode, padded.ExitCode, named.ExitCode), Is.EqualTo((1, 1, 0)));
        Assert.That(granted.Errors, Does.Contain($"{impostor.Name} (id {impostor.Id})").And.Contain($"{person.Name} (id {person.Id})"));
        Assert.That(padded.Errors, Is.EqualTo("The account does not exist.\n"));
        Assert.That(named.Output, Is.EqualTo($"{person.Name} (id {person.Id}) is a superuser now.\n"));
        Assert.That(named.Errors, Does.StartWith("Redis is unavailable: nodes that run").And.Not.Contain("secret"));
    }

    private Task<Tool> RunAsync(params string[] arguments) => OperatorProgram.RunAsync(Host, arguments);
}
