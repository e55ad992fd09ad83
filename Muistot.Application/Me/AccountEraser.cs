using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Domain.Authorization;
using Muistot.Domain.History;
using Muistot.Domain.Images;
using Muistot.Domain.Projects;
using Muistot.Domain.Users;

namespace Muistot.Application.Me;

/// <summary>
/// Erases an account from the database: what each column has of the person, docs/personal-data.md says, and a test holds the page to the
/// model. To be run in a transaction that locks the account. Rows that only refer to the account, the database frees or deletes with it.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="contributions">Removes what the person put on the map.</param>
/// <param name="images">Lets images go.</param>
/// <param name="clock">The current time.</param>
public sealed class AccountEraser(IMuistotDb db, ContributionRemoval contributions, ImageStorage images, TimeProvider clock)
{
    private const int Batch = 200;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Erases an account.</summary>
    /// <param name="userId">Key of the account.</param>
    /// <param name="fate">What becomes of what the person put on the map.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The username that it had.</returns>
    internal async Task<string> EraseAsync(int userId, Contributions fate, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking().SingleAsync(user => user.Id == userId, cancellationToken);
        await RemoveRolesAsync(userId, cancellationToken);
        if (fate is Contributions.Delete)
            await contributions.RemoveAsync(userId, cancellationToken);
        await ForgetWordsAsync(userId, cancellationToken);
        await ForgetAddressAsync(user.EmailKey, cancellationToken);
        await db.LoginLog.Where(entry => entry.UserId == userId || (entry.UserId == null && entry.Username == user.Username))
            .ExecuteDeleteAsync(cancellationToken);
        var sent = await db.Images.Where(image => image.UploaderId == userId || image.Id == user.ImageId).Select(image => image.Id)
            .ToListAsync(cancellationToken);
        await RemoveExportAsync(userId, cancellationToken);
        await StampAsync(userId, cancellationToken);
        db.ClearChanges();
        db.Users.Remove(await db.Users.SingleAsync(user => user.Id == userId, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        await RemoveImagesAsync(sent, cancellationToken);
        return user.Username;
    }

    /// <summary>
    /// Their projects change with it: whoever reads them is not shown the name any more. The last admin of a project can go.
    /// </summary>
    private async Task RemoveRolesAsync(int userId, CancellationToken cancellationToken)
    {
        var administered = await db.ProjectAdmins.Where(admin => admin.UserId == userId).Select(admin => admin.ProjectId)
            .ToListAsync(cancellationToken);
        var moderated = await db.ProjectModerators.Where(moderator => moderator.UserId == userId).Select(moderator => moderator.ProjectId)
            .ToListAsync(cancellationToken);
        await db.LockAsync(
            [.. administered.Union(moderated).Select(id => new RowLock(LockedTable.Projects, id, Exclusive: true))], cancellationToken);
        db.ProjectAdmins.RemoveRange(await db.ProjectAdmins.Where(admin => admin.UserId == userId).ToListAsync(cancellationToken));
        db.ProjectModerators.RemoveRange(
            await db.ProjectModerators.Where(moderator => moderator.UserId == userId).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        db.ClearChanges();
    }

    /// <summary>What admins and moderators said to the person, and to each other about what is theirs, is about the person.</summary>
    private async Task ForgetWordsAsync(int userId, CancellationToken cancellationToken)
    {
        var sites = await db.Sites.Where(site => site.CreatorId == userId).Select(site => site.Id).ToListAsync(cancellationToken);
        await ForgetWordsAsync(Resource.Site, sites.ConvertAll(id => (long)id), cancellationToken);
        await ForgetWordsAsync(
            Resource.Memory,
            await db.Memories.Where(memory => memory.UserId == userId).Select(memory => memory.Id).ToListAsync(cancellationToken),
            cancellationToken);
    }

    private async Task ForgetWordsAsync(Resource resource, List<long> keys, CancellationToken cancellationToken)
    {
        foreach (var some in keys.Chunk(Batch))
        {
            List<long> ids = [.. some];
            await db.Decisions.Where(decision => decision.Resource == resource && ids.Contains(decision.ResourceId))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(decision => decision.Note, (string?)null)
                        .SetProperty(decision => decision.MessageToAuthor, (string?)null),
                    cancellationToken);
        }
    }

    /// <summary>A project that is reached at the person's address, or was once, cannot be reached there any more.</summary>
    private async Task ForgetAddressAsync(string? emailKey, CancellationToken cancellationToken)
    {
        var contacts = await db.ProjectContacts.Where(contact => contact.ContactEmail != null).ToListAsync(cancellationToken);
        foreach (var contact in contacts.Where(contact => IsTheirs(contact.ContactEmail)))
            contact.ContactEmail = null;
        await db.SaveChangesAsync(cancellationToken);
        db.ClearChanges();
        List<(long Id, ResourceContent Content)> named = [];
        var changes = db.Changes.AsNoTracking().Where(change => change.Resource == Resource.Project && change.ContentBefore != null)
            .Select(change => new { change.Id, change.ContentBefore });
        await foreach (var change in changes.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (change.ContentBefore is ProjectContent { Contact: { } contact } content && IsTheirs(contact.ContactEmail))
                named.Add((change.Id, content with { Contact = contact with { ContactEmail = null } }));
        }

        foreach (var (id, content) in named)
        {
            await db.Changes.Where(change => change.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(change => change.ContentBefore, content), cancellationToken);
        }

        bool IsTheirs(string? address) =>
            address is not null && string.Equals(EmailAddress.KeyOf(address), emailKey, StringComparison.Ordinal);
    }

    /// <summary>What loses its author, or who changed it last, is another version than before. It is stamped last (SaveWindow).</summary>
    private async Task StampAsync(int userId, CancellationToken cancellationToken)
    {
        if (db.StampedAt is { } first)
        {
            var now = Now;
            await db.Changes.Where(change => change.At >= first && change.UserId == null)
                .ExecuteUpdateAsync(set => set.SetProperty(change => change.At, now), cancellationToken);
        }

        db.StampedAt = Now;
        await db.Projects.Where(project => project.ModifierId == userId || project.Information.Any(text => text.ModifierId == userId))
            .StampAsync(clock, cancellationToken);
        await db.Sites
            .Where(site => site.CreatorId == userId || site.ModifierId == userId
                || site.Information.Any(text => text.ModifierId == userId))
            .StampAsync(clock, cancellationToken);
        await db.Memories.Where(memory => memory.UserId == userId).StampAsync(clock, cancellationToken);
    }

    // One that is being made is deleted by whoever makes it, once its row is gone.
    private async Task RemoveExportAsync(int userId, CancellationToken cancellationToken)
    {
        db.RemovedFiles.AddRange(
            await db.AccountExports.Where(export => export.UserId == userId)
                .Select(export => new RemovedFile { FileName = export.FileName }).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task RemoveImagesAsync(List<int> sent, CancellationToken cancellationToken)
    {
        foreach (var some in sent.Chunk(Batch))
        {
            db.RemovedFiles.AddRange(
                (await images.RemoveAsync(some, cancellationToken)).Select(name => new RemovedFile { FileName = name }));
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
