using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Domain.Users;

namespace Muistot.Application.Me;

/// <summary>Gives an account another name. All its sessions and login tokens end, and a new session begins.</summary>
/// <param name="Username">The name.</param>
[RequireSession]
[Invalidates(CachedContent.Everything)]
public sealed record ChangeUsername(Username Username) : ICommand<SessionToken?>, IAccountCommand;

/// <summary>Handles <see cref="ChangeUsername"/>. Answers null when it has that very name already.</summary>
internal sealed class ChangeUsernameHandler(ResourceContext context, IdentityChange identity)
    : IRequestHandler<ChangeUsername, SessionToken?>
{
    public Task<SessionToken?> Handle(ChangeUsername request, CancellationToken cancellationToken) => identity.ReplaceAsync(
        context.UserId,
        user =>
        {
            // Another spelling of the same name is a change too: people change capitals.
            if (string.Equals(user.Username, request.Username.Value, StringComparison.Ordinal))
                return false;
            user.Rename(request.Username);
            return true;
        },
        cancellationToken);
}
