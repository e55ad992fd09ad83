using System.Text;
using Muistot.Application.Login;
using Muistot.Infrastructure.Login;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Adapters;

[NeedsServers]
public sealed class RedisLoginTokensTests : LoginTokensTests
{
    public RedisLoginTokensTests() => Tokens = new RedisLoginTokens(SharedRedis.Connection, Lifetime, Clock);

    protected override ILoginTokens Tokens { get; }

    [SetUp]
    public Task EmptyAsync() => SharedRedis.EmptyAsync();

    [Test]
    public async Task NothingStaysForEver()
    {
        await IssueAsync();
        await IssueAsync(Stranger);
        await SharedRedis.AssertAllEndAsync(TimeSpan.FromMinutes(5));
        await TryAsync("wrong");
        await SharedRedis.AssertAllEndAsync(TimeSpan.FromMinutes(5));

        Assert.That(await SharedRedis.KeysAsync(), Is.Not.Empty);
    }

    [Test]
    public async Task WrongTriesForNobodyLeaveNothing()
    {
        await TryAsync("wrong");
        await TryAsync("wrong", 0);

        Assert.That(await SharedRedis.KeysAsync(), Is.Empty);
    }

    [Test]
    public async Task NothingIsLeftOfATokenThatIsGone([Values] bool used)
    {
        var token = await IssueAsync();
        foreach (var text in used ? [token] : Enumerable.Repeat("wrong", 4))
            await TryAsync(text);

        Assert.That(await SharedRedis.KeysAsync(), Is.Empty);
    }

    [Test]
    public async Task TheTokenStandsNowhere()
    {
        var token = Encoding.UTF8.GetBytes(await IssueAsync());

        foreach (var key in await SharedRedis.KeysAsync())
            Assert.That((await SharedRedis.Database.KeyDumpAsync(key)).AsSpan().IndexOf(token), Is.Negative);
    }

    protected override async Task PassAsync(TimeSpan time)
    {
        await base.PassAsync(time);
        await SharedRedis.PassAsync(time);
    }
}
