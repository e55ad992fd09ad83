using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Api.Hosting;

/// <summary>What happens once, before the first request.</summary>
internal static class Preparation
{
    internal static async Task PrepareAsync(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.MigrateOnStart)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<MuistotDb>().Database.MigrateAsync(app.Lifetime.ApplicationStopping);
        }
    }
}
