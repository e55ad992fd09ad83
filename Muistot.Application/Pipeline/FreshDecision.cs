using Muistot.Application.Authorization;
using Muistot.Application.Common;

namespace Muistot.Application.Pipeline;

/// <summary>
/// Decides once more about a command, in its transaction and under its locks: what the pipeline found before may be a moment old, and
/// roles, publication, languages and rules of a project may have changed since.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="query">Finds the caller and the resources.</param>
/// <param name="context">Keeps what is found.</param>
/// <param name="requestContext">Where the session comes from.</param>
/// <param name="clock">Projects begin and end.</param>
public sealed class FreshDecision(IMuistotDb db, AccessQuery query, ResourceContext context, IRequestContext requestContext,
    TimeProvider clock)
{
    /// <summary>Locks what a command decides on, reads it once more and decides again.</summary>
    /// <exception cref="RefusedException">The caller may not, or may not any more.</exception>
    public async Task MakeAsync(ICommand command, CancellationToken cancellationToken)
    {
        if (context.Finding is not { } finding || command is not (IAccountCommand or IProjectRequest))
            return;

        // A name may lead to another row by now: then that one is locked, and looked at again.
        IReadOnlyList<RowLock> held, wanted = CommandLocks.Of(command, finding.Access);
        do
        {
            held = wanted;
            await db.LockAsync(held, cancellationToken);
            context.Finding = finding = await query.RepeatAsync(finding, cancellationToken) ?? throw new UnauthorizedException();
            wanted = CommandLocks.Of(command, finding.Access);
        }
        while (wanted.Except(held).Any());
        var type = command.GetType();
        Declared<CallerAttribute>.Of(type)!.Check(context.Access.Caller, requestContext.Session);
        var now = clock.GetUtcNow().UtcDateTime;
        BlockRule.Check(type, context.Access, now);
        Declared<StatusAttribute>.Of(type)?.Check(command, context.Access, now);
    }
}
