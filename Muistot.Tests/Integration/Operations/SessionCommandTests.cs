using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Operations;

/// <summary>Sessions that are ended by operators, which those in Redis can be.</summary>
[NeedsServers]
public sealed class SessionCommandTests() : IntegrationTest(Backend.Production)
{
    [Test]
    public async Task SessionsAreThoseOfTheAccountThatIsMeant()
    {
        var (person, other) = (await World.PersonAsync(), await World.PersonAsync());

        var unknown = await RunAsync("sessions", "clear", "--user", "nobody-of-that-name", "--yes");
        var cleared = await RunAsync("sessions", "clear", "--user", person.Email.ToUpperInvariant(), "--yes");

        Assert.That((unknown.ExitCode, unknown.Errors), Is.EqualTo((1, "The account does not exist.\n")));
        Assert.That((cleared.ExitCode, cleared.Output), Is.EqualTo((0, $"ended  {person.Name}\n1 session of 1 person ended.\n")));
        Assert.That(((await Api.GetAsync("/me", person)).Status, (await Api.GetAsync("/me", other)).Status), Is.EqualTo((401, 200)));
    }

    private Task<Tool> RunAsync(params string[] arguments) => OperatorProgram.RunAsync(Host, arguments);
}
