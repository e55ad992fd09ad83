using System.Text;
using Muistot.Application.Login;
using Muistot.Infrastructure.Login;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Adapters;

[TestFixture(RedisForm.OneServer)]
[TestFixture(RedisForm.Cluster)]
[NeedsServers]
public sealed class RedisLoginTokensTests(RedisForm form) : LoginTokensTests
{
    private readonly StartedRedis redis = SharedRedis.On(form);

    protected override ILoginTokens Tokens => field ??= new RedisLoginTokens(redis.Connection, Lifetime, Clock);

    [SetUp]
    public Task EmptyAsync() => redis.EmptyAsync();

    [Test]
    public async Task NothingStaysForEver()
    {
        await IssueAsync();
        await IssueAsync(Stranger);
        await redis.AssertAllEndAsync(TimeSpan.FromMinutes(5));
        await TryAsync("wrong");
        await redis.AssertAllEndAsync(TimeSpan.FromMinutes(5));

        Assert.That(await redis.KeysAsync(), Is.Not.Empty);
    }

    [Test]
    public async Task WrongTriesForNobodyLeaveNothing()
    {
        await TryAsync("wrong");
        await TryAsync("wrong", 0);

        Assert.That(await redis.KeysAsync(), Is.Empty);
    }

    [Test]
    public async Task NothingIsLeftOfATokenThatIsGone([Values] bool used)
    {
        var token = await IssueAsync();
        foreach (var text in used ? [token] : Enumerable.Repeat("wrong", 4))
            await TryAsync(text);

        Assert.That(await redis.KeysAsync(), Is.Empty);
    }

    [Test]
    public async Task TheTokenStandsNowhere()
    {
        var token = Encoding.UTF8.GetBytes(await IssueAsync());

        foreach (var key in await redis.KeysAsync())
            Assert.That((await redis.Database.KeyDumpAsync(key)).AsSpan().IndexOf(token), Is.Negative);
    }

    protected override async Task PassAsync(TimeSpan time)
    {
        await base.PassAsync(time);
        await redis.PassAsync(time);
    }
}
