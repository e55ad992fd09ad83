using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Images;

namespace Muistot.Application.Pipeline;

/// <summary>
/// Runs commands: what a command decides on is locked, and what its handler changed is saved in one transaction. Keys that are taken, and
/// rows that went away in the meantime, become answers here and nowhere else.
/// </summary>
/// <typeparam name="TRequest">The command.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
/// <param name="db">The database.</param>
/// <param name="context">In whose name changes are made.</param>
/// <param name="postCommit">What follows outside the database.</param>
/// <param name="decision">Decides once more, on rows that are locked.</param>
/// <param name="preconditions">Holds the command to the versions that its client knows.</param>
/// <param name="imageStorage">Stores images beforehand.</param>
/// <param name="requestContext">Whose command it is.</param>
/// <param name="versions">Told what changed, so that nobody is shown the old.</param>
public sealed class TransactionBehavior<TRequest, TResponse>(
    IMuistotDb db, ResourceContext context, PostCommitActions postCommit, FreshDecision decision, Preconditions preconditions,
    ImageStorage imageStorage, IRequestContext requestContext, ICacheVersions versions)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, ICommand
{
    // Each time that an id is taken, someone else has got theirs: as many as may create things of one name at the same moment.
    private const int MostIdentifiers = 200;

    private int attempts;
    private bool mayBeSaved;

    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        TResponse response;
        var isUnchanged = false;
        try
        {
            response = await SaveAsync(request, next, cancellationToken);
            isUnchanged = response is Outcome.NothingToChange;
        }
        catch (UniqueKeyException taken)
        {
            throw new ConflictException(UniqueKey.Message(taken.Key));
        }
        catch (MissingRowException)
        {
            throw new NotFoundException("Resource not found");
        }
        finally
        {
            // Also after a failure that leaves it open whether something was saved.
            if (attempts > 0 && db.MayHaveSaved && !isUnchanged)
                versions.Invalidate(InvalidatesAttribute.TagsOf(request, requestContext.Session?.Username));
        }

        await postCommit.CompleteAsync();
        return response;
    }

    private async Task<TResponse> SaveAsync(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        try
        {
            // Images are read and stored before anything is locked: others wait for rows, and must not wait for files.
            if (request is IImageCommand { Upload: { } upload })
                await imageStorage.PrepareAsync(upload, cancellationToken);
            return await CommitAsync(request, next, cancellationToken);
        }
        catch (Exception fault) when (!mayBeSaved || fault is NotSavedException)
        {
            // Where it is not certain that nothing was saved, a file too many is better than a row without its file.
            await postCommit.UndoAsync();
            throw;
        }
    }

    private async Task<TResponse> CommitAsync(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        for (var left = request is IIdentifierMakingCommand { MakesIdentifier: true } ? MostIdentifiers : 1; ; left--)
        {
            try
            {
                return await db.CommitAsync(
                    () => AttemptAsync(request, next, cancellationToken), request is IAtomicCommand, cancellationToken);
            }
            catch (UniqueKeyException) when (left > 1)
            {
                db.ClearChanges();
            }
        }
    }

    private async Task<TResponse> AttemptAsync(TRequest request, RequestHandlerDelegate<TResponse> next,
        CancellationToken cancellationToken)
    {
        // What an attempt before has left is taken back: the database gave that one up.
        if (attempts++ > 0)
            await postCommit.UndoAsync();
        mayBeSaved = false;
        await decision.MakeAsync(request, cancellationToken);
        await preconditions.ReadAsync(request, cancellationToken);

        // Handlers find what else is missing, which comes first. Those of accounts end sessions, which nothing takes back.
        if (request is IAccountCommand)
            preconditions.Demand();
        var answer = await next();
        preconditions.Demand();
        mayBeSaved = request is not IAtomicCommand;
        await db.SaveChangesAsync(
            request is IAnonymousCommand ? null : context.CallerId, cancellationToken, (request as INamedChange)?.Action);
        mayBeSaved = true;
        await preconditions.NoteAsync(request, answer, cancellationToken);
        return answer;
    }
}
