using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Login;
using Muistot.Infrastructure.Persistence;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Login;

/// <summary>
/// A change of who an account belongs to breaks off at each of its steps: the part that does the step is unavailable before it does it, or
/// right after. Either the account is as it was, or nothing old has outlived the change; and the same request goes through afterwards.
/// </summary>
[OnEveryBackend]
public sealed class InterruptedIdentityTests(Backend backend) : LoginTest(backend)
{
    private static readonly Breakdown.Step[] Changes =
    [
        Breakdown.Step.BeforeSaving, Breakdown.Step.BeforeDropping, Breakdown.Step.AfterDropping, Breakdown.Step.BeforeRestarting,
        Breakdown.Step.AfterRestarting,
        Breakdown.Step.BeforeCommitting, Breakdown.Step.AfterCommitting,
    ];

    private static readonly Breakdown.Step[] SignIns =
    [
        Breakdown.Step.BeforeChecking, Breakdown.Step.BeforeSaving, Breakdown.Step.BeforeRestarting, Breakdown.Step.AfterRestarting,
        Breakdown.Step.BeforeCommitting, Breakdown.Step.AfterCommitting, Breakdown.Step.BeforeRedeeming,
    ];

    private readonly Breakdown breakdown = new();
    private TestApplication node = null!;
    private ApiClient breaking = null!;

    [SetUp]
    public void Start()
    {
        var shared = Host.Application.Services;
        node = Host.StartNode(parts => parts
            .AddSingleton<ISessionStore>(new BreakingSessions(shared.GetRequiredService<ISessionStore>(), breakdown))
            .AddSingleton<ILoginTokens>(new BreakingTokens(shared.GetRequiredService<ILoginTokens>(), breakdown))
            .ConfigureDbContext<MuistotDb>(options => options.AddInterceptors(new BreakingDatabase(breakdown))));
        breaking = new ApiClient(node.Address);
    }

    [TearDown]
    public async Task StopAsync()
    {
        breaking.Dispose();
        await node.DisposeAsync();
    }

    [Test]
    public Task AChangeOfAddressLeavesNothingOld() => ChangesAsync("email", () => FreshEmail());

    [Test]
    public Task AChangeOfNameLeavesNothingOld() => ChangesAsync("username", () => World.Fresh("uusi"));

    [Test]
    public async Task AFirstSignInLeavesNoSessionOfWhoeverEnteredTheAddress()
    {
        foreach (var step in SignIns)
        {
            var email = FreshEmail();
            var stranger = await World.PersonAsync();
            stranger = stranger with { Token = (await Api.PostAsync($"/me/email?email={email}", by: stranger)).Token };
            var link = await LinkAsync(email);

            breakdown.At = step;
            var broken = await ExchangeAsync(breaking, link.User, link.Token);
            var isVerified = await World.Read(db => db.Users.Where(user => user.Id == stranger.Id).Select(user => user.Verified)
                .SingleAsync());
            var between = await MeAsync(stranger.Token);
            var owner = await ExchangeAsync(breaking, link.User, link.Token);
            var again = await ExchangeAsync(breaking, link.User, link.Token);

            Assert.That((broken.Status, owner.Status, again.Status), Is.EqualTo((503, 200, 404)), $"{step}");
            Assert.That(!isVerified || between.Status == 401, $"{step}: {between}");
            Assert.That(((await MeAsync(stranger.Token)).Status, (await MeAsync(owner.Token)).Status), Is.EqualTo((401, 200)), $"{step}");
        }
    }

    private async Task ChangesAsync(string what, Func<string> fresh)
    {
        foreach (var step in Changes)
        {
            var (person, value) = (await World.PersonAsync(), fresh());
            var other = await World.SignInAsync(person.Name);
            var link = await LinkAsync(person.Email);

            breakdown.At = step;
            var broken = await breaking.PostAsync($"/me/{what}?{what}={value}", by: person);
            var isChanged = await World.Read(db => db.Users.AnyAsync(user => user.Id == person.Id
                && (user.Username == value || user.Email == value)));
            var left = await AliveAsync(person.Token, other);

            // Nothing has ended before the database took the change; nothing lives once it is committed.
            Assert.That(broken.Status, Is.EqualTo(503), $"{step}");
            if (step <= Breakdown.Step.BeforeRestarting)
                Assert.That((isChanged, left), Is.EqualTo((false, 2)), $"{step}");
            Assert.That(!isChanged || left == 0, $"{step}");

            var (name, token) = left > 0 ? (person.Name, person.Token) : (isChanged && what == "username" ? value : person.Name, "");
            var again = await breaking.PostAsync($"/me/{what}?{what}={value}",
                by: person with { Token = token.Length > 0 ? token : await World.SignInAsync(name) });

            Assert.That(again.Status, Is.EqualTo(isChanged ? 304 : 200), $"{step}");
            Assert.That(await AliveAsync(person.Token, other), Is.Zero, $"{step}");
            Assert.That((await ExchangeAsync(link.User, link.Token)).Status, Is.EqualTo(404), $"{step}");
            Assert.That((await ExchangeAsync(what == "username" ? value : link.User, link.Token)).Status, Is.EqualTo(404), $"{step}");
        }
    }

    private async Task<int> AliveAsync(params string[] tokens)
    {
        var answers = await Task.WhenAll(tokens.Select(MeAsync));
        return answers.Count(answer => answer.Status == 200);
    }
}
