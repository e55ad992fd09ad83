using MediatR;
using Muistot.Application.Caching;
using Muistot.Application.Common;

namespace Muistot.Application.Access;

/// <summary>
/// Last in the pipeline, for commands: what the handler changed is saved in one transaction. Keys that are taken, and rows that
/// went away in the meantime, become answers here and nowhere else.
/// </summary>
/// <typeparam name="TRequest">The command.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
/// <param name="db">The database.</param>
/// <param name="aftermath">What follows outside the database.</param>
/// <param name="surroundings">Whose command it is.</param>
/// <param name="versions">Told what changed, so that nobody is shown the old.</param>
public sealed class CommitBehaviour<TRequest, TResponse>(IMuistotDb db, Aftermath aftermath, IRequestContext surroundings, IReadVersions versions)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, ICommand
{
    /// <inheritdoc/>
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        TResponse response;
        try
        {
            response = await db.CommitAsync(Attempt, request is IAtomicCommand, cancellationToken);
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
            // Also after a failure: a change may have been saved all the same.
            versions.Advance(Touched.By(request, surroundings.Session?.Username));
        }

        await aftermath.CompleteAsync();
        return response;

        async Task<TResponse> Attempt()
        {
            var saving = false;
            try
            {
                var answer = await next();
                saving = true;
                await db.SaveChangesAsync(cancellationToken);
                return answer;
            }
            catch (Exception fault) when (!saving || fault is NotSavedException)
            {
                // Where it is not certain that nothing was saved, a file too many is better than a row without its file.
                await aftermath.UndoAsync();
                throw;
            }
        }
    }
}
