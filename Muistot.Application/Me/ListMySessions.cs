using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Login;

namespace Muistot.Application.Me;

/// <summary>Lists the caller's sessions, those used last first.</summary>
[RequireSession]
public sealed record ListMySessions : IQuery<SessionsView>;

/// <summary>The caller's sessions.</summary>
/// <param name="Items">The sessions, those used last first.</param>
public sealed record SessionsView(IReadOnlyList<OwnSessionView> Items);

/// <summary>A session of the caller.</summary>
/// <param name="Id">Its id, to end it by. It says nothing of its token.</param>
/// <param name="CreatedAt">When it began, UTC, to a second.</param>
/// <param name="LastUsedAt">When it was used last, UTC, to a second.</param>
/// <param name="UserAgent">What the client that signed in said that it is. Absent when it said nothing.</param>
/// <param name="Current">True for the session that this request is sent with. Absent otherwise.</param>
public sealed record OwnSessionView(
    [Example("q0Zr4Yb1TnWm8sLkXv2e-A")] string Id,
    [Example("2024-06-21T12:00:00Z")] DateTime CreatedAt,
    [Example("2024-06-21T12:10:00Z")] DateTime LastUsedAt,
    [Example("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0")] string? UserAgent,
    [Example(true)] bool? Current);

/// <summary>Handles <see cref="ListMySessions"/>.</summary>
internal sealed class ListMySessionsHandler(ISessionStore sessions, IRequestContext requestContext)
    : IRequestHandler<ListMySessions, SessionsView>
{
    public async Task<SessionsView> Handle(ListMySessions request, CancellationToken cancellationToken)
    {
        var current = requestContext.Session!;
        var found = await sessions.ListAsync(current.Username, cancellationToken);
        return new SessionsView([.. found
            .OrderByDescending(session => session.LastUsedAt).ThenByDescending(session => session.CreatedAt)
            .ThenBy(session => session.Id.Value, StringComparer.Ordinal)
            .Select(session => new OwnSessionView(
                session.Id.Value,
                Whole(session.CreatedAt),
                Whole(session.LastUsedAt),
                session.UserAgent,
                session.Key.Span.SequenceEqual(current.Key.Span) ? true : null))]);
    }

    // To a second, as stores keep it.
    private static DateTime Whole(DateTimeOffset time) => time.UtcDateTime.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
