using Microsoft.EntityFrameworkCore;
using Muistot.Application.Common;
using Muistot.Domain.Users;

namespace Muistot.Application.Login;

/// <summary>Begins sessions for people who have shown who they are.</summary>
/// <param name="db">The database.</param>
/// <param name="store">The sessions.</param>
/// <param name="requestContext">What the client says that it is.</param>
public sealed class SessionStart(IMuistotDb db, ISessionStore store, IRequestContext requestContext)
{
    /// <summary>What the person may at this moment.</summary>
    public async Task<SessionRights> RightsOf(User user, CancellationToken cancellationToken)
    {
        var administers = await db.ProjectAdmins.Where(admin => admin.UserId == user.Id)
            .OrderBy(admin => admin.ProjectId).Select(admin => admin.Project!.Name).ToListAsync(cancellationToken);
        var moderates = await db.ProjectModerators.AnyAsync(moderator => moderator.UserId == user.Id, cancellationToken);
        var scopes = new List<string> { "authenticated" };
        if (moderates)
            scopes.Add("moderator");
        if (administers.Count > 0 || user.Superuser is not null)
            scopes.Add("admin");
        if (user.Superuser is not null)
            scopes.Add("superuser");
        return new SessionRights(scopes, administers);
    }

    /// <summary>Begins a session.</summary>
    public async Task<SessionToken> BeginAsync(User user, SessionRights rights, CancellationToken cancellationToken) =>
        new(await store.BeginAsync(user.Username, rights, UserAgent.Clean(requestContext.UserAgent), cancellationToken));

    /// <summary>Ends every session of a person, whatever name they were begun under, and begins one.</summary>
    /// <param name="user">The person.</param>
    /// <param name="oldUsername">The name until now.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<SessionToken> RestartAsync(User user, string oldUsername, CancellationToken cancellationToken) =>
        new(await store.RestartAsync(oldUsername, user.Username, await RightsOf(user, cancellationToken),
            UserAgent.Clean(requestContext.UserAgent), cancellationToken));

    /// <summary>Ends a session that nobody was told of.</summary>
    /// <param name="token">The token of the session.</param>
    public async Task TakeBackAsync(SessionToken token)
    {
        if (await store.FindAsync(token.Value, CancellationToken.None) is { } session)
            await store.EndAsync(session, CancellationToken.None);
    }
}
