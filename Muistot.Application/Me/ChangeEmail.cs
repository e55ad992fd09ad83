using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Domain.Users;

namespace Muistot.Application.Me;

/// <summary>Gives an account another address. All its sessions and login tokens end, and a new session begins.</summary>
/// <param name="Email">The address.</param>
[RequireSession]
[AllowedWhileBlocked]
[Invalidates(CachedContent.Caller)]
public sealed record ChangeEmail(EmailAddress Email) : ICommand<SessionToken?>, IAccountCommand;

/// <summary>Handles <see cref="ChangeEmail"/>. Answers null when it has that address already.</summary>
internal sealed class ChangeEmailHandler(ResourceContext context, IdentityChange identity) : IRequestHandler<ChangeEmail, SessionToken?>
{
    public Task<SessionToken?> Handle(ChangeEmail request, CancellationToken cancellationToken) => identity.ReplaceAsync(
        context.UserId,
        user =>
        {
            if (string.Equals(user.EmailKey, request.Email.Key, StringComparison.Ordinal))
                return false;
            user.ChangeEmail(request.Email);
            return true;
        },
        cancellationToken);
}
