using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Infrastructure.Persistence;

namespace Muistot.Infrastructure.Files;

/// <summary>
/// Holds the store of images for one database. A file in the store names the database that it belongs to: every other database is
/// refused, because a sweep would delete images that its rows do not know.
/// </summary>
/// <param name="store">The store, which anyone may write to.</param>
/// <param name="scopes">Makes databases.</param>
public sealed class StoreClaim([FromKeyedServices(StoreClaim.Unguarded)] IFileStore store, IServiceScopeFactory scopes)
{
    /// <summary>Name of the file that marks the store.</summary>
    public const string MarkName = ".muistot-store";

    /// <summary>Key of the store that anyone may write to.</summary>
    internal const string Unguarded = "unguarded";

    private const string About = "The images here belong to one Muistot database, whose identity stands below. Keep this file with them.";

    private volatile bool isHeld;

    /// <summary>
    /// Claims the store if nobody has, and refuses it if another database has. Once it was found to be right, it is not looked at again.
    /// </summary>
    /// <exception cref="WrongSettingException">The store belongs to another database.</exception>
    /// <exception cref="UnavailableException">The store is unavailable.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (isHeld)
            return;
        var identity = await FindIdentityAsync(cancellationToken);
        await store.ProbeAsync(cancellationToken);
        if (await FindMarkAsync(cancellationToken) is null)
            await MarkAsync(identity, cancellationToken);
        Require(identity, await FindMarkAsync(cancellationToken));
        isHeld = true;
    }

    /// <summary>
    /// Refuses the store if it belongs to another database, and changes nothing. A store that is unavailable passes: whoever uses it says
    /// so.
    /// </summary>
    /// <exception cref="WrongSettingException">The store belongs to another database.</exception>
    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        var identity = await FindIdentityAsync(cancellationToken);
        Mark? mark;
        try
        {
            mark = await FindMarkAsync(cancellationToken);
        }
        catch (UnavailableException)
        {
            return;
        }

        if (mark is not null)
            Require(identity, mark);
    }

    /// <summary>Finds out whether the store has a mark, and whether it is this database's.</summary>
    public async Task<(bool IsMarked, bool IsOurs)> LookAsync(CancellationToken cancellationToken) =>
        await FindMarkAsync(cancellationToken) is { } mark
            ? (true, string.Equals(mark.Database, await FindIdentityAsync(cancellationToken), StringComparison.Ordinal))
            : (false, false);

    /// <summary>Makes the store this database's, whoever's it was.</summary>
    public async Task AdoptAsync(CancellationToken cancellationToken)
    {
        await store.DeleteAsync(MarkName, cancellationToken);
        await EnsureAsync(cancellationToken);
    }

    private static void Require(string identity, Mark? mark)
    {
        if (!string.Equals(mark?.Database, identity, StringComparison.Ordinal))
        {
            throw new WrongSettingException(
                $"The store of images (Files) belongs to another database: its {MarkName} names {mark?.Database
                ?? "none"}, and this database is {identity}. "
                + "Give this database a store of its own. To take this store over, after a restore for example, run images adopt.");
        }
    }

    private async Task MarkAsync(string identity, CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync(MarkName, JsonSerializer.SerializeToUtf8Bytes(new Mark(About, identity), JsonSerializerOptions.Web),
                cancellationToken);
        }
        catch (UnavailableException)
        {
            // Another process may have marked it at the same moment.
            if (await FindMarkAsync(cancellationToken) is null)
                throw;
        }
    }

    private async Task<Mark?> FindMarkAsync(CancellationToken cancellationToken)
    {
        if (await store.OpenAsync(MarkName, cancellationToken) is not { } file)
            return null;
        await using var content = file.Content;
        try
        {
            return await JsonSerializer.DeserializeAsync<Mark>(content, JsonSerializerOptions.Web, cancellationToken)
                ?? new Mark(About, null);
        }
        catch (JsonException)
        {
            // A mark that cannot be read names nobody, and so refuses everyone.
            return new Mark(About, null);
        }
    }

    private async Task<string> FindIdentityAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MuistotDb>();
        var identities = db.Set<DatabaseIdentity>().AsNoTracking().Select(row => row.Identity);
        if (await identities.FirstOrDefaultAsync(cancellationToken) is { } identity)
            return identity;
        try
        {
            db.Add(new DatabaseIdentity { Identity = $"{Guid.NewGuid():N}" });
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (UniqueKeyException)
        {
            // Another process gave it one at the same moment.
        }

        return await identities.FirstAsync(cancellationToken);
    }

    private sealed record Mark(string About, string? Database);
}
