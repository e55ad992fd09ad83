using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Application.Pipeline;
using Muistot.Domain.Notifications;

namespace Muistot.Application.Notifications;

/// <summary>
/// Ends the mail that the token of a link names, as mail programs ask for it (RFC 8058): whoever has the token reads the mail, so no
/// session is asked for. Where it has ended already, nothing happens.
/// </summary>
/// <param name="Token">The token.</param>
[Anyone]
[AllowedWhileBlocked]
[Invalidates(CachedContent.Nothing)]
public sealed record Unsubscribe(string Token) : ICommand<NotificationKind>, IAtomicCommand, IAnonymousCommand, IRateLimitedRequest
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenTriesOfOne = TimeSpan.FromSeconds(1);

    IEnumerable<RateLimit> IRateLimitedRequest.Limits(RateLimitCaller caller) => LimitsOf("unsubscribe", caller, Token);

    // A provider of mail asks for many people from one address.
    internal static IEnumerable<RateLimit> LimitsOf(string name, RateLimitCaller caller, string token) =>
    [
        new($"{name}:{caller.ClientAddress}", BetweenTries),
        new($"{name}:{caller.ClientAddress}:{SecretToken.DigestOf(token)}", BetweenTriesOfOne),
    ];
}

/// <summary>Handles <see cref="Unsubscribe"/>.</summary>
internal sealed class UnsubscribeHandler(IMuistotDb db, NotificationLinks links) : IRequestHandler<Unsubscribe, NotificationKind>
{
    public async Task<NotificationKind> Handle(Unsubscribe request, CancellationToken cancellationToken)
    {
        var userId = (await FindAsync(request, cancellationToken)).UserId;
        await db.LockAsync([new RowLock(LockedTable.Users, userId, Exclusive: true)], cancellationToken);

        // The address may have changed until the account was locked.
        var kind = (await FindAsync(request, cancellationToken)).Kind;
        var settings = await db.NotificationSettings.SingleAsync(settings => settings.UserId == userId, cancellationToken);
        if (kind == NotificationKind.Decisions)
        {
            settings.Decisions = false;
            return kind;
        }

        settings.Digest = DigestFrequency.Off;
        var projects = await db.ProjectNotificationSettings.Where(own => own.UserId == userId && own.Digest != null)
            .ToListAsync(cancellationToken);
        foreach (var project in projects)
            project.Digest = null;
        return kind;
    }

    private async Task<(int UserId, NotificationKind Kind)> FindAsync(Unsubscribe request, CancellationToken cancellationToken) =>
        await links.FindAsync(request.Token, cancellationToken) ?? throw new NotFoundException("Not found");
}
