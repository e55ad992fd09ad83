using Microsoft.Extensions.Options;
using Muistot.Infrastructure.Demo;
using Muistot.Infrastructure.Mail;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Api.Hosting;

/// <summary>What happens once, before the first request.</summary>
internal static class Preparation
{
    /// <summary>Makes the model of the database ready, and touches nothing.</summary>
    internal static void WarmUp(this WebApplication app)
    {
        using var scope = app.Services.CreateScope();
        _ = scope.ServiceProvider.GetRequiredService<MuistotDb>().Model;
    }

    /// <summary>Says what is meant for development only, and was left so.</summary>
    internal static void Warn(this WebApplication app)
    {
        if (app.Environment.IsProduction() && app.Services.GetRequiredService<IOptions<MailOptions>>().Value.Driver == MailDriver.Log)
            app.Logger.LogWarning("Mail:Driver is Log: nobody gets mail, and the links that let people in stand in this log.");
    }

    /// <summary>Migrates and fills the database, where that is asked for.</summary>
    internal static async Task PrepareAsync(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        await using var scope = app.Services.CreateAsyncScope();
        if (settings.MigrateOnStart)
        {
            await scope.ServiceProvider.GetRequiredService<SchemaMigration>()
                .ApplyAsync(said => app.Logger.LogWarning("{Said}", said), app.Lifetime.ApplicationStopping);
        }

        if (settings.DemoContent && await scope.ServiceProvider.GetRequiredService<DemoSeed>().FillNewAsync(app.Lifetime.ApplicationStopping))
            app.Logger.LogInformation("The database was new, and has demo content now.");
    }
}
