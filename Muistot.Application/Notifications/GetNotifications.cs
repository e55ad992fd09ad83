using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Notifications;

namespace Muistot.Application.Notifications;

/// <summary>Tells which mail the caller wants.</summary>
[RequireSession]
public sealed record GetNotifications : IQuery<NotificationsView>;

/// <summary>Which mail someone wants.</summary>
/// <param name="Decisions">True: mail about what is decided on what is theirs.</param>
/// <param name="Digest">How often mail about what waits in the projects that they look after.</param>
/// <param name="Projects">How often of those projects in which it is otherwise.</param>
public sealed record NotificationsView(
    [property: Example(true)] bool Decisions,
    [property: Example("daily")] DigestFrequency Digest,
    [property: Example("sornainen-harbour", "hourly")] IReadOnlyDictionary<string, DigestFrequency> Projects);

/// <summary>Handles <see cref="GetNotifications"/>.</summary>
internal sealed class GetNotificationsHandler(IMuistotDb db, ResourceContext context) : IRequestHandler<GetNotifications, NotificationsView>
{
    public async Task<NotificationsView> Handle(GetNotifications request, CancellationToken cancellationToken)
    {
        var userId = context.UserId;
        var settings = await db.NotificationSettings.AsNoTracking()
            .FirstOrDefaultAsync(settings => settings.UserId == userId, cancellationToken) ?? new NotificationSettings();
        var projects = await db.ProjectNotificationSettings
            .Where(own => own.UserId == userId && own.Digest != null && Visibility.IsStaffedBy(own.Project!, userId, false))
            .OrderBy(own => own.ProjectId).Select(own => new { own.Project!.Name, own.Digest }).ToListAsync(cancellationToken);
        return new NotificationsView(
            settings.Decisions, settings.Digest,
            projects.ToDictionary(own => own.Name, own => own.Digest!.Value, StringComparer.Ordinal));
    }
}
