using Microsoft.Extensions.Options;
using Muistot.Application.Login;
using Muistot.Infrastructure.Login;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Adapters;

public abstract class LoginTokensTests : AdapterTests
{
    protected const int User = 1;
    protected const int Stranger = 2;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly string[] Wrong = ["", " ", "wrong", "\0", "ö\n", new('a', 100_000)];

    protected abstract ILoginTokens Tokens { get; }

    protected static IOptions<LoginOptions> Lifetime { get; } = Options.Create(new LoginOptions());

    [Test]
    public async Task ARightTokenWorksOnce()
    {
        var token = await IssueAsync();

        Assert.That(await TryAsync(token), Is.True);
        Assert.That(await TryAsync(token), Is.False);
    }

    [Test]
    public async Task ATokenThatIsOnlyCheckedStays()
    {
        var token = await IssueAsync();

        Assert.That(await CheckAsync(token), Is.True);
        Assert.That(await CheckAsync(token), Is.True);
        Assert.That(await TryAsync(token), Is.True);
        Assert.That(await CheckAsync(token), Is.False);
    }

    [Test]
    public async Task ChecksThatAreWrongCountAsTries()
    {
        var token = await IssueAsync();

        foreach (var _ in Enumerable.Range(0, 4))
            Assert.That(await CheckAsync("wrong"), Is.False);

        Assert.That(await TryAsync(token), Is.False);
    }

    [Test]
    public async Task TokensAreForLinksAndNeverTheSame()
    {
        var tokens = new[] { await IssueAsync(), await IssueAsync() };

        Assert.That(tokens, Is.Unique);
        Assert.That(tokens, Is.All.Match("^[A-Za-z0-9_-]{43}$"));
    }

    [TestCase(3, true)]
    [TestCase(4, false)]
    [TestCase(5, false)]
    public async Task SurvivesThreeWrongTries(int tries, bool survives)
    {
        var token = await IssueAsync();

        foreach (var _ in Enumerable.Range(0, tries))
            Assert.That(await TryAsync("wrong"), Is.False);

        Assert.That(await TryAsync(token), Is.EqualTo(survives));
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task NoOtherTextIsRight(string text)
    {
        await IssueAsync();

        Assert.That(await TryAsync(text), Is.False);
    }

    [Test]
    public async Task OtherSpellingsAreWrong()
    {
        var token = await IssueAsync();

        Assert.That(await TryAsync(token + "="), Is.False);
        Assert.That(await TryAsync(" " + token), Is.False);
        Assert.That(await TryAsync(token.ToUpperInvariant()), Is.False);
    }

    [Test]
    public async Task ATokenIsOnePersons()
    {
        var token = await IssueAsync();

        Assert.That(await TryAsync(token, Stranger), Is.False);
        Assert.That(await TryAsync(token, 0), Is.False);
        Assert.That(await TryAsync(token), Is.True);
    }

    [Test]
    public async Task WrongTriesCountAgainstThePersonTheyNameOnly()
    {
        var (token, other) = (await IssueAsync(), await IssueAsync(Stranger));

        foreach (var _ in Enumerable.Range(0, 4))
            await TryAsync(token, Stranger);

        Assert.That(await TryAsync(other, Stranger), Is.False);
        Assert.That(await TryAsync(token), Is.True);
    }

    [TestCase(-1, true)]
    [TestCase(1, false)]
    public async Task LivesFiveMinutes(int seconds, bool lives)
    {
        var token = await IssueAsync();

        await PassAsync((5 * Minute) + TimeSpan.FromSeconds(seconds));

        Assert.That(await TryAsync(token), Is.EqualTo(lives));
    }

    [Test]
    public async Task WrongTriesDoNotProlongIt()
    {
        var token = await IssueAsync();
        await PassAsync(4 * Minute);
        await TryAsync("wrong");

        await PassAsync(2 * Minute);

        Assert.That(await TryAsync(token), Is.False);
    }

    [Test]
    public async Task ANewerOneDoesNotProlongIt()
    {
        var old = await IssueAsync();
        await PassAsync(4 * Minute);
        var recent = await IssueAsync();

        await PassAsync(2 * Minute);

        Assert.That(await TryAsync(old), Is.False);
        Assert.That(await TryAsync(recent), Is.True);
    }

    [Test]
    public async Task DroppingTakesAllOfAPersons()
    {
        var (one, other, strangers) = (await IssueAsync(), await IssueAsync(), await IssueAsync(Stranger));

        await Tokens.DropAsync(User, CancellationToken.None);

        Assert.That(await TryAsync(one), Is.False);
        Assert.That(await TryAsync(other), Is.False);
        Assert.That(await TryAsync(strangers, Stranger), Is.True);
    }

    [Test]
    public async Task OnlyOneOfManyTriesAtOnceSucceeds()
    {
        var token = await IssueAsync();

        Assert.That(await AtOnceAsync(32, () => TryAsync(token)), Has.Exactly(1).True);
    }

    [Test]
    public async Task WrongTriesAtOnceAllCount()
    {
        var token = await IssueAsync();

        Assert.That(await AtOnceAsync(4, () => TryAsync("wrong")), Is.All.False);
        Assert.That(await TryAsync(token), Is.False);
    }

    protected Task<string> IssueAsync(int user = User) => Tokens.IssueAsync(user, CancellationToken.None);

    private Task<bool> CheckAsync(string token) => Tokens.CheckAsync(User, token, CancellationToken.None);

    protected Task<bool> TryAsync(string token, int user = User) => Tokens.RedeemAsync(user, token, CancellationToken.None);
}

public sealed class InProcessLoginTokensTests : LoginTokensTests
{
    public InProcessLoginTokensTests() => Tokens = new InProcessLoginTokens(Lifetime, Clock);

    protected override ILoginTokens Tokens { get; }
}
