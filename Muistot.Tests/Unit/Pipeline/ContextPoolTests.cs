using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Infrastructure.Persistence;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Pipeline;

public sealed class ContextPoolTests
{
    /// <summary>Some contexts are given back asynchronously, some are not. What ends the service hides nothing of why it ends.</summary>
    [Test]
    public async Task EndsWithTheServiceHoweverContextsWereGivenBack([Values] bool isAsynchronous)
    {
        var provider = Services.Provider();
        var scope = provider.CreateAsyncScope();
        _ = scope.ServiceProvider.GetRequiredService<MuistotDb>().Database.GetDbConnection();
        if (isAsynchronous)
            await scope.DisposeAsync();
        else
            ((IDisposable)scope).Dispose();

        Assert.That(() => provider.DisposeAsync().AsTask(), Throws.Nothing);
    }
}
