using Microsoft.EntityFrameworkCore;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Domain.Values;

namespace Muistot.Application.Pipeline;

/// <summary>
/// Holds commands to the versions that their clients know, and notes the versions that they leave behind. What a command locks exclusively
/// (<see cref="CommandLocks"/>) is what it changes: its version is read under that lock, in the transaction of the command.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="context">What was found of the resources.</param>
/// <param name="requestContext">What the client demands.</param>
public sealed class Preconditions(IMuistotDb db, ResourceContext context, IRequestContext requestContext)
{
    private ResourceVersion? present;
    private RowLock? taken;

    /// <summary>The version that the command left behind; null when it changed nothing, or left nothing.</summary>
    public ResourceVersion? Written { get; private set; }

    /// <summary>Reads the present version, where the client has a condition.</summary>
    internal async Task ReadAsync(ICommand command, CancellationToken cancellationToken)
    {
        (present, taken, Written) = (null, null, null);
        if (requestContext.IfMatch is not null && CommandLocks.TargetOf(command, context.Access) is { } target)
            present = await FindAsync(target, cancellationToken);
    }

    /// <summary>
    /// Locks a row that the pipeline could not find, and holds the command to it: for handlers, of what is not there for anyone else.
    /// </summary>
    internal async Task TakeAsync(RowLock row, CancellationToken cancellationToken)
    {
        await db.LockAsync([row], cancellationToken);
        (taken, present) = (row, await FindAsync(row, cancellationToken));
    }

    /// <summary>Refuses the command when the present version is none of those that the client knows.</summary>
    /// <exception cref="PreconditionFailedException">It is none of them.</exception>
    internal void Demand()
    {
        if (present is { } version && requestContext.IfMatch?.IsMetBy(version) == false)
            throw new PreconditionFailedException(version);
    }

    /// <summary>Notes the version that the command left behind, once it is saved.</summary>
    internal async Task NoteAsync(ICommand command, object? answer, CancellationToken cancellationToken)
    {
        // What the commands of a batch left behind is told in its answer.
        if (command is IBatchCommand)
            (taken, Written) = (null, null);
        if (answer is null or Outcome.NothingToChange || command is IBatchCommand)
            return;
        if ((taken ?? CommandLocks.TargetOf(command, context.Access)) is { } target)
            Written = FindLoaded(version => version.Table == target.Table && version.Id == target.Id)
                ?? await FindAsync(target, cancellationToken);
        else if (CommandLocks.CreatedBy(command.GetType()) is { } table)
            Written = FindLoaded(version => version.Table == table);
    }

    private ResourceVersion? FindLoaded(Func<ResourceVersion, bool> isIt) => db.Context.ChangeTracker.Entries<IVersioned>()
        .Select(entry => ResourceVersion.Of(entry.Entity)).Where(isIt).Select(version => (ResourceVersion?)version).FirstOrDefault();

    private async Task<ResourceVersion?> FindAsync(RowLock target, CancellationToken cancellationToken)
    {
        var (id, number) = (target.Id, (int)target.Id);
        var version = await (target.Table switch
        {
            LockedTable.Projects => db.Projects.Where(row => row.Id == number).Select(row => (int?)row.Version),
            LockedTable.Sites => db.Sites.Where(row => row.Id == number).Select(row => (int?)row.Version),
            LockedTable.Memories => db.Memories.Where(row => row.Id == id).Select(row => (int?)row.Version),
            LockedTable.Users => db.Users.Where(row => row.Id == number).Select(row => (int?)row.Version),
            _ => throw new InvalidOperationException($"{target.Table} must be a table of resources with a version."),
        }).FirstOrDefaultAsync(cancellationToken);
        return version is { } found ? new ResourceVersion(target.Table, target.Id, found) : null;
    }
}
