using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Access;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Domain.Users;

namespace Muistot.Application.Me;

/// <summary>Gives an account another name. All its sessions and login tokens end, and a new session begins.</summary>
/// <param name="Username">The name.</param>
[RequireSession]
[Touches(Reach.Everything)]
public sealed record ChangeUsername(Username Username) : ICommand<SessionToken?>, IAccountCommand;

/// <summary>Handles <see cref="ChangeUsername"/>. Answers null when it has that name already.</summary>
internal sealed class ChangeUsernameHandler(IMuistotDb db, ResourceContext context, ILoginTokens tokens, SessionStart sessions)
    : IRequestHandler<ChangeUsername, SessionToken?>
{
    public async Task<SessionToken?> Handle(ChangeUsername request, CancellationToken cancellationToken)
    {
        var user = await db.Users.Include(user => user.Superuser).FirstOrDefaultAsync(user => user.Id == context.UserId, cancellationToken)
            ?? throw new UnauthorizedException();
        if (string.Equals(user.UsernameKey, request.Username.Key, StringComparison.Ordinal))
            return null;
        var oldUsername = user.Username;
        user.Rename(request.Username);
        await db.SaveChangesAsync(cancellationToken);
        await tokens.DropAsync(user.Id, cancellationToken);
        return await sessions.RestartAsync(user, oldUsername, cancellationToken);
    }
}
