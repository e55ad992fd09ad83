using MediatR;
using Microsoft.EntityFrameworkCore;
using Muistot.Application.Access;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Domain.Users;

namespace Muistot.Application.Me;

/// <summary>Gives an account another address. All its sessions and login tokens end, and a new session begins.</summary>
/// <param name="Email">The address.</param>
[RequireSession]
[Touches(Reach.Caller)]
public sealed record ChangeEmail(EmailAddress Email) : ICommand<SessionToken?>, IAccountCommand;

/// <summary>Handles <see cref="ChangeEmail"/>. Answers null when it has that address already.</summary>
internal sealed class ChangeEmailHandler(IMuistotDb db, ResourceContext context, ILoginTokens tokens, SessionStart sessions)
    : IRequestHandler<ChangeEmail, SessionToken?>
{
    public async Task<SessionToken?> Handle(ChangeEmail request, CancellationToken cancellationToken)
    {
        var user = await db.Users.Include(user => user.Superuser).FirstOrDefaultAsync(user => user.Id == context.UserId, cancellationToken)
            ?? throw new UnauthorizedException();
        if (string.Equals(user.EmailKey, request.Email.Key, StringComparison.Ordinal))
            return null;
        user.ChangeEmail(request.Email);
        await db.SaveChangesAsync(cancellationToken);
        await tokens.DropAsync(user.Id, cancellationToken);
        return await sessions.RestartAsync(user, user.Username, cancellationToken);
    }
}
