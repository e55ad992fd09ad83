using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Languages;
using Muistot.Domain.Notifications;

namespace Muistot.Application.Notifications;

/// <summary>Tells which mail the caller wants.</summary>
/// <param name="Include">What else to tell.</param>
[RequireSession]
public sealed record GetNotifications(Inclusions? Include = null) : IQuery<NotificationsView>;

/// <summary>Which mail someone wants.</summary>
/// <param name="Decisions">True: mail about what is decided on what is theirs.</param>
/// <param name="Digest">How often mail about what waits in the projects that they look after.</param>
/// <param name="Projects">How often of those projects in which it is otherwise.</param>
/// <param name="Language">The language of mail that they have not just asked for. Only with include=language.</param>
public sealed record NotificationsView(
    [property: Example(true)] bool Decisions,
    [property: Example("daily")] DigestFrequency Digest,
    [property: Example("sornainen-harbour", "hourly")] IReadOnlyDictionary<string, DigestFrequency> Projects,
    [property: Example("en")] string? Language);

/// <summary>Handles <see cref="GetNotifications"/>.</summary>
internal sealed class GetNotificationsHandler(IMuistotDb db, ResourceContext context, IOptions<LocalizationOptions> localization)
    : IRequestHandler<GetNotifications, NotificationsView>
{
    public async Task<NotificationsView> Handle(GetNotifications request, CancellationToken cancellationToken)
    {
        var userId = context.UserId;
        var settings = await db.NotificationSettings.AsNoTracking()
            .FirstOrDefaultAsync(settings => settings.UserId == userId, cancellationToken) ?? new NotificationSettings();
        var projects = await db.ProjectNotificationSettings
            .Where(own => own.UserId == userId && own.Digest != null && Visibility.IsStaffedBy(own.Project!, userId, false))
            .OrderBy(own => own.ProjectId).Select(own => new { own.Project!.Name, own.Digest }).ToListAsync(cancellationToken);
        var language = request.Include is { Language: true } ? await FindLanguageAsync(userId, cancellationToken) : null;
        return new NotificationsView(
            settings.Decisions, settings.Digest,
            projects.ToDictionary(own => own.Name, own => own.Digest!.Value, StringComparer.Ordinal),
            language?.Code);
    }

    private async Task<Language> FindLanguageAsync(int userId, CancellationToken cancellationToken) =>
        localization.Value.OfMail(
            await db.Users.Where(user => user.Id == userId).Select(user => user.LanguageId).FirstAsync(cancellationToken));
}
