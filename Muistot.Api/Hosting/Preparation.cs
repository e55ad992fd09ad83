using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Infrastructure.Demo;
using Muistot.Infrastructure.Files;
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

    /// <summary>Warns of old names of settings, and of settings for development that are used in production.</summary>
    internal static void Warn(this WebApplication app)
    {
        RenamedSettings.Warn(app.Configuration, app.Logger);
        if (!app.Environment.IsProduction())
            return;
        if (app.Services.GetRequiredService<IOptions<MailOptions>>().Value.Driver == MailDriver.Log)
            app.Logger.LogWarning("Mail:Driver is Log: nobody gets mail, and this log holds the links that sign people in.");
        if (PublicAddress.Read(app.Configuration) is null)
            app.Logger.LogWarning("PublicUrl is not set: Locations and login links lead to where the service listens.");
    }

    /// <summary>Migrates and fills the database, where that is asked for, and claims the store of images.</summary>
    internal static async Task PrepareAsync(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        await using var scope = app.Services.CreateAsyncScope();
        if (settings.MigrateOnStart)
        {
            await scope.ServiceProvider.GetRequiredService<SchemaMigration>()
                .ApplyAsync(said => app.Logger.LogWarning("{Said}", said), app.Lifetime.ApplicationStopping);
        }

        await app.ClaimStoreAsync(scope.ServiceProvider);
        if (settings.DemoContent && await scope.ServiceProvider.GetRequiredService<DemoSeed>()
            .FillNewAsync(app.Lifetime.ApplicationStopping))
            app.Logger.LogInformation("The database was new, and has demo content now.");
    }

    /// <summary>
    /// Refuses to serve with images of another database. While the database or the store is unavailable, the first image that is written
    /// decides.
    /// </summary>
    /// <exception cref="WrongSettingException">The store belongs to another database.</exception>
    private static async Task ClaimStoreAsync(this WebApplication app, IServiceProvider services)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            if (await services.GetRequiredService<SchemaMigration>().FindPendingAsync(stopping) is [])
                await services.GetRequiredService<StoreClaim>().EnsureAsync(stopping);
            else
                app.Logger.LogWarning("The database is not up to date: run the command migrate.");
        }
        catch (Exception fault) when (fault is not (WrongSettingException or OperationCanceledException))
        {
            app.Logger.LogWarning("The store of images is not checked yet: it or the database is unavailable ({Fault}).",
                fault.GetType().Name);
        }
    }
}
