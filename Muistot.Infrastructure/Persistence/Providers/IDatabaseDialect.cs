using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Muistot.Application.Common;
using Muistot.Infrastructure.Persistence.Migrating;

namespace Muistot.Infrastructure.Persistence.Providers;

/// <summary>Everything in which one database differs from another.</summary>
public interface IDatabaseDialect
{
    /// <summary>The connection string that counts when none is set; null when one has to be.</summary>
    string? DefaultConnection { get; }

    /// <summary>Says how to reach the database.</summary>
    void Connect(DbContextOptionsBuilder options, string connectionString);

    /// <summary>Gives columns the types and collations that hold the limits of the contract.</summary>
    void Shape(ModelBuilder model);

    /// <summary>A statement that tells the planner of queries what a table holds now.</summary>
    /// <param name="table">Name of the table: a constant of the code.</param>
    string Analyze(string table);

    /// <summary>What a statement begins with that inserts the rows that are not there yet, and locks those that are.</summary>
    string InsertMissing { get; }

    /// <summary>True when whoever writes keeps all others from it.</summary>
    bool HasOneWriter { get; }

    /// <summary>Waits for the turn to write, where a database takes one writer at a time; giving it up ends it.</summary>
    /// <exception cref="UnavailableException">It did not come soon.</exception>
    Task<IDisposable> TakeWriteLockAsync(CancellationToken cancellationToken);

    /// <summary>Lends a context that has the turn to write the connection that is kept for it, where there is one.</summary>
    Task<WriterLoan?> LendWriterAsync(DatabaseFacade database, CancellationToken cancellationToken);

    /// <summary>Waits until the disk has what was committed, where a commit does not wait itself. Nothing is answered for before.</summary>
    /// <exception cref="UnavailableException">The disk refused it: whether it is there is not known.</exception>
    Task FlushAsync();

    /// <summary>
    /// A statement that locks rows of tables by their keys, which are its parameters, until the transaction ends. Null where a transaction
    /// that writes keeps all others out.
    /// </summary>
    /// <param name="groups">In order: a table, which is a constant of the code, how many of its rows, and whether others may not even lock
    /// them to read.</param>
    string? LockRows(IReadOnlyList<(string Table, int Count, bool Exclusive)> groups);

    /// <summary>
    /// What an INSERT says behind its values, before the assignments that are made instead where a row with the same key is there.
    /// </summary>
    /// <param name="key">The columns of the key.</param>
    string OnConflict(params string[] key);

    /// <summary>The value that the INSERT had for a column, in such an assignment.</summary>
    string Proposed(string column);

    /// <summary>How long the breaks are of who writes much, so that other processes come to write: <see cref="WritingBreaks"/>.</summary>
    TimeSpan Gap { get; }

    /// <summary>Removes what the files of the database hold of rows that are gone, where the service can.</summary>
    /// <exception cref="UnavailableException">Someone still reads what was there before.</exception>
    Task PurgeAsync(DatabaseFacade database, CancellationToken cancellationToken);

    /// <summary>What a script says before it makes a database of nothing, as EF Core does where it makes one itself.</summary>
    string NewDatabase { get; }

    /// <summary>Waits until no other process brings the database up to date. It may make the database where it does not exist.</summary>
    Task<MigrationTurn> TakeMigrationTurnAsync(MuistotDb db, MigrationWait wait, CancellationToken cancellationToken);

    /// <summary>What a failure means, found from the database's own exception.</summary>
    DatabaseFault Classify(Exception exception);

    /// <summary>The code of a failure, by which the database's manual explains it.</summary>
    int CodeOf(DbException exception);

    /// <summary>The unique index or key that a change violates, or null when it is unknown.</summary>
    IAnnotatable? ViolatedKey(Exception exception, IModel model, IEntityType? changed);
}

/// <summary>The kinds of failure that make a difference.</summary>
public enum DatabaseFault
{
    /// <summary>None of the others; whether something was saved is not known.</summary>
    Unknown,

    /// <summary>A row with the same key is there.</summary>
    UniqueKey,

    /// <summary>A row that another one refers to is not there.</summary>
    MissingRow,

    /// <summary>The database gave the change up for the sake of another one. It can be tried again at once.</summary>
    Deadlock,

    /// <summary>Others held what the change needs for longer than one waits. Nothing was saved.</summary>
    Busy,

    /// <summary>The database refused the statement for another reason, and saved nothing.</summary>
    Refused,

    /// <summary>No connection to the database was made, so nothing was saved.</summary>
    ConnectFailed,

    /// <summary>The database went away, or cannot work; whether something was saved is not known.</summary>
    Unavailable,
}
