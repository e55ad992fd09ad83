using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Application.Login;
using Muistot.Domain.Notifications;

namespace Muistot.Infrastructure.Export;

/// <summary>
/// Writes what the service knows about a person into a zip: a list for each kind of row, a page of rows at a time, and the files of images.
/// Nothing in it is about others: not who reported or decided, nor what moderators tell each other.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="things">Reads what the person put on the map.</param>
/// <param name="sessions">The sessions.</param>
/// <param name="files">The files of images.</param>
/// <param name="clock">The current time.</param>
public sealed class ExportWriter(IMuistotDb db, ExportedThings things, ISessionStore sessions, IFileStore files, TimeProvider clock)
{
    private const int Page = 500;

    /// <summary>Writes it.</summary>
    /// <param name="userId">Key of the account.</param>
    /// <param name="target">Where it is written to.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task WriteAsync(int userId, Stream target, CancellationToken cancellationToken)
    {
        using var archive = new ExportArchive(target);
        var username = await db.Users.Where(user => user.Id == userId).Select(user => user.Username).SingleAsync(cancellationToken);
        (string Name, IAsyncEnumerable<object> Rows)[] lists =
        [
            ("profile", Profile(userId)), ("sessions", SessionsAsync(username, cancellationToken)), ("login_log", LoginLogAsync(userId)),
            ("roles", Roles(userId)), ("sites", things.SitesAsync(userId, cancellationToken)),
            ("memories", things.MemoriesAsync(userId, cancellationToken)),
            ("changes", ChangesAsync(userId)), ("reports", Reports(userId)), ("decisions", DecisionsAsync(userId)),
            ("blocks", Blocks(userId)), ("notifications", Notifications(userId)),
            ("requests", Requests(userId)), ("images", ImagesAsync(userId, cancellationToken)),
        ];
        foreach (var (name, rows) in lists)
            await archive.AddAsync(name, rows, cancellationToken);
        await foreach (var image in ImagesAsync(userId, cancellationToken))
        {
            if (await files.OpenAsync(((ImageRow)image).File, cancellationToken) is not { } file)
                continue;
            await using var content = file.Content;
            await archive.AddAsync($"images/{((ImageRow)image).File}", content, cancellationToken);
        }

        await archive.AddManifestAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
    }

    private IAsyncEnumerable<object> Profile(int userId) => db.Users.Where(user => user.Id == userId)
        .Select(user => new
        {
            user.Username,
            user.Email,
            user.Verified,
            user.CreatedAt,
            user.ModifiedAt,
            user.LanguageId,
            Image = user.Image!.FileName,
            IsSuperuser = user.Superuser != null,
            user.PersonalData!.FirstName,
            user.PersonalData.LastName,
            user.PersonalData.Country,
            user.PersonalData.City,
            user.PersonalData.BirthDate,
        })
        .AsAsyncEnumerable();

    private async IAsyncEnumerable<object> SessionsAsync(string username, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var session in await sessions.ListAsync(username, cancellationToken))
            yield return new { Id = session.Id.Value, session.CreatedAt, session.LastUsedAt, session.UserAgent };
    }

    private IAsyncEnumerable<object> Roles(int userId) => db.ProjectAdmins.Where(admin => admin.UserId == userId)
        .Select(admin => new { Project = admin.Project!.Name, Role = "admin", admin.CreatedAt })
        .Concat(db.ProjectModerators.Where(moderator => moderator.UserId == userId)
            .Select(moderator => new { Project = moderator.Project!.Name, Role = "moderator", moderator.CreatedAt }))
        .AsAsyncEnumerable();

    private IAsyncEnumerable<object> Reports(int userId) => db.SiteReports.Where(report => report.UserId == userId)
        .Select(report => new
        {
            Project = report.Site!.Project!.Name,
            Site = report.Site.Name,
            Memory = (long?)null,
            report.Reason,
            report.Text,
            report.CreatedAt,
        })
        .Concat(db.MemoryReports.Where(report => report.UserId == userId).Select(report => new
        {
            Project = report.Memory!.Site!.Project!.Name,
            Site = report.Memory.Site.Name,
            Memory = (long?)report.MemoryId,
            report.Reason,
            report.Text,
            report.CreatedAt,
        }))
        .AsAsyncEnumerable();

    // Not by whom, nor why: those who blocked wrote that for each other.
    private IAsyncEnumerable<object> Blocks(int userId) => db.Blocks.Where(block => block.UserId == userId)
        .Select(block => new { Project = block.Project!.Name, block.CreatedAt, block.Until })
        .AsAsyncEnumerable();

    // What signs the links that end mail is left out: whoever has it can end the mail.
    private IAsyncEnumerable<object> Notifications(int userId) => db.NotificationSettings.Where(settings => settings.UserId == userId)
        .Select(settings => new
        {
            Project = (string?)null,
            Decisions = (bool?)settings.Decisions,
            Digest = (DigestFrequency?)settings.Digest,
            DigestedUntil = (DateTime?)null,
        })
        .Concat(db.ProjectNotificationSettings.Where(own => own.UserId == userId).Select(own => new
        {
            Project = (string?)own.Project!.Name,
            Decisions = (bool?)null,
            own.Digest,
            own.DigestedUntil,
        }))
        .AsAsyncEnumerable();

    private IAsyncEnumerable<object> Requests(int userId) => db.Jobs.Where(job => job.UserId == userId)
        .Select(job => new { job.Kind, At = job.CreatedAt, Until = job.ExpiresAt })
        .Concat(db.AccountErasures.Where(erasure => erasure.UserId == userId)
            .Select(erasure => new { Kind = "erasure", At = erasure.ExpiresAt, Until = (DateTime?)erasure.ExpiresAt }))
        .AsAsyncEnumerable();

    private IAsyncEnumerable<object> LoginLogAsync(int userId) => PagedAsync(
        last => db.LoginLog.Where(entry => entry.UserId == userId && entry.Id > last).OrderBy(entry => entry.Id).Take(Page)
            .Select(entry => new KeyedRow(entry.Id, new { entry.Username, entry.Superuser, entry.AdminIn, entry.Timestamp })));

    private IAsyncEnumerable<object> ChangesAsync(int userId) => PagedAsync(
        last => db.Changes.Where(change => change.UserId == userId && change.Id > last).OrderBy(change => change.Id).Take(Page)
            .Select(change => new KeyedRow(
                change.Id,
                new { change.At, change.Resource, change.ResourceId, change.Version, change.Action, change.Decision })));

    // What the person decided as an admin or a moderator.
    private IAsyncEnumerable<object> DecisionsAsync(int userId) => PagedAsync(
        last => db.Decisions.Where(decision => decision.UserId == userId && decision.Id > last).OrderBy(decision => decision.Id).Take(Page)
            .Select(decision => new KeyedRow(
                decision.Id,
                new
                {
                    decision.At,
                    Decision = decision.Kind,
                    decision.Resource,
                    decision.ResourceId,
                    Project = decision.Project!.Name,
                    decision.Version,
                    decision.Reason,
                })));

    private async IAsyncEnumerable<object> ImagesAsync(int userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var last = 0; ;)
        {
            var after = last;

            // Each of them by its own index: a database that asks of each image whose it is reads everybody's images, and for each of
            // them all that the person wrote.
            var keys = db.Images.Where(image => image.UploaderId == userId && image.Id > after).Select(image => image.Id)
                .Union(db.Users.Where(user => user.Id == userId && user.ImageId > after).Select(user => user.ImageId!.Value))
                .Union(db.Memories.Where(memory => memory.UserId == userId && memory.ImageId > after)
                    .Select(memory => memory.ImageId!.Value))
                .Union(db.Sites.Where(site => site.CreatorId == userId && site.ImageId > after).Select(site => site.ImageId!.Value));
            var rows = await keys.OrderBy(key => key).Take(Page)
                .Join(db.Images, key => key, image => image.Id, (_, image) => image)
                .OrderBy(image => image.Id).Select(image => new { image.Id, Row = new ImageRow(image.FileName, image.CreatedAt) })
                .ToListAsync(cancellationToken);
            if (rows.Count == 0)
                yield break;
            foreach (var row in rows)
                yield return row.Row;
            last = rows[^1].Id;
        }
    }

    private static async IAsyncEnumerable<object> PagedAsync(
        Func<long, IQueryable<KeyedRow>> pageAfter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var last = 0L; ;)
        {
            var rows = await pageAfter(last).ToListAsync(cancellationToken);
            if (rows.Count == 0)
                yield break;
            foreach (var row in rows)
                yield return row.Row;
            last = rows[^1].Key;
        }
    }

    private sealed record KeyedRow(long Key, object Row);

    private sealed record ImageRow(string File, DateTime CreatedAt);
}
