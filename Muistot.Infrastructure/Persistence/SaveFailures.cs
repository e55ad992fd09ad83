using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Muistot.Application.Common;
using Muistot.Infrastructure.Persistence.Providers;

namespace Muistot.Infrastructure.Persistence;

/// <summary>A transaction took longer than its changes may take to come to light: nothing of it is saved.</summary>
internal sealed class LateSaveException() : NotSavedException("The transaction took too long.", new TimeoutException());

/// <summary>Says in the application's words why a save failed.</summary>
/// <param name="dialect">Knows what the database's exceptions mean.</param>
/// <param name="model">Names the keys.</param>
internal sealed class SaveFailures(IDatabaseDialect dialect, IModel model)
{
    /// <summary>The exception to throw in place of a failure; null where there is no better word for it.</summary>
    internal Exception? Explain(Exception failed) => failed switch
    {
        DbUpdateConcurrencyException gone => new MissingRowException(gone),
        DbUpdateException { InnerException: { } cause } update => dialect.Classify(cause) switch
        {
            DatabaseFault.UniqueKey => new UniqueKeyException(KeyName(cause, update), update),
            DatabaseFault.MissingRow => new MissingRowException(update),
            DatabaseFault.Refused or DatabaseFault.Deadlock or DatabaseFault.ConnectFailed or DatabaseFault.Busy =>
                new NotSavedException("The database refused the change.", update),
            _ => null,
        },
        _ when Causes(failed).Any(cause => dialect.Classify(cause) == DatabaseFault.ConnectFailed) =>
            new NotSavedException("The database was not reached.", failed),
        _ => null,
    };

    /// <summary>
    /// True when the change is to be made again: the database gave it up for the sake of another one, or what it decided on was changed or
    /// deleted meanwhile. Handlers know what it means that a row is gone, and find the job that another one has enqueued.
    /// </summary>
    internal bool IsGivenUp(Exception failed) => failed is UniqueKeyException { Key: UniqueKey.Job } or LateSaveException || Causes(failed)
        .Any(cause => cause is DbUpdateConcurrencyException || dialect.Classify(cause) == DatabaseFault.Deadlock);

    private static IEnumerable<Exception> Causes(Exception failed)
    {
        for (Exception? cause = failed; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    private string KeyName(Exception cause, DbUpdateException failed) =>
        dialect.ViolatedKey(cause, model, failed.Entries.Count > 0 ? failed.Entries[0].Metadata : null) switch
        {
            IIndex index => index.GetDatabaseName() ?? "",
            IKey key => key.GetName() ?? "",
            _ => "",
        };
}
