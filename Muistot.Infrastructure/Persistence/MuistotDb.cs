using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Observability;
using Muistot.Domain.History;
using Muistot.Infrastructure.Persistence.Migrating;
using Muistot.Infrastructure.Persistence.Providers;
using Muistot.Infrastructure.Search;

namespace Muistot.Infrastructure.Persistence;

/// <summary>The database of the service, on whichever server it lies.</summary>
/// <param name="options">How to reach it.</param>
public sealed partial class MuistotDb(DbContextOptions<MuistotDb> options) : DbContext(options), IMuistotDb
{
    private const int MostAttempts = 10;

    // What waited too long may be quick the next time; what takes that long by itself is not, and others wait for it.
    private const int MostLateAttempts = 2;

    // In milliseconds; the longest pause doubles from one attempt to the next.
    private const int ShortestPause = 2;
    private const int LongestPause = 200;

    private bool hasWritten;

    // Who used it last.
    private DbContextId givenUp;

    // Pooled contexts take nothing but their options.
    private IDatabaseDialect Dialect => field ??= this.GetService<IDatabaseDialect>();

    /// <inheritdoc/>
    public DbContext Context => this;

    /// <inheritdoc/>
    public DateTime? StampedAt { get; set; }

    /// <inheritdoc/>
    public bool MayHaveSaved { get; private set; }

    /// <summary>Key of the account in whose name the present save is made, or null.</summary>
    internal int? ChangedBy { get; private set; }

    /// <summary>What history calls the changes of the present save; null for what they are by what is different.</summary>
    internal ChangeAction? ChangeAction { get; private set; }

    /// <summary>What is to be indexed once the present save has been made; null where nothing is.</summary>
    internal SearchUpkeep? SearchUpkeep { get; set; }

    /// <summary>The turn to bring the database up to date, while it is held as a row.</summary>
    internal MigrationLease? Lease { get; set; }

    /// <inheritdoc/>
    public async Task<int> SaveChangesAsync(int? changedBy, CancellationToken cancellationToken, ChangeAction? action = null)
    {
        (ChangedBy, ChangeAction) = (changedBy, action);
        try
        {
            return await SaveChangesAsync(cancellationToken);
        }
        finally
        {
            (ChangedBy, ChangeAction) = (null, null);
        }
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        try
        {
            var rows = await SaveAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (rows > 0)
                NoteWrite();
            return rows;
        }
        catch (Exception fault) when (fault is not (NotSavedException or RefusedException))
        {
            NoteWrite();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<int> ExecuteSqlAsync(FormattableString statement, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync(statement, cancellationToken);

    /// <inheritdoc/>
    public async Task LockAsync(IReadOnlyCollection<RowLock> rows, CancellationToken cancellationToken)
    {
        RowLock[] ordered = [.. rows.OrderBy(row => row.Table).ThenBy(row => row.Id)];
        var groups = ordered.GroupBy(row => (row.Table, row.Exclusive))
            .Select(group => (LockedTables.NameOf(Model, group.Key.Table), group.Count(), group.Key.Exclusive)).ToList();
        if (groups.Count > 0 && Dialect.LockRows(groups) is { } statement)
            await ExecuteSqlAsync(FormattableStringFactory.Create(statement, [.. ordered.Select(row => (object)row.Id)]),
                cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IAsyncDisposable> OpenConnectionAsync(CancellationToken cancellationToken)
    {
        await Database.OpenConnectionAsync(cancellationToken);
        return new OpenedConnection(Database);
    }

    /// <inheritdoc/>
    public bool HasOneWriter => Dialect.HasOneWriter;

    /// <inheritdoc/>
    public override void Dispose()
    {
        givenUp = ContextId;
        base.Dispose();
    }

    /// <summary>
    /// Gives up what its user left open. A context that goes back to the pool asynchronously closes its connection, but goes on counting
    /// whoever did not close it (EF Core 9.0): its next users would hold theirs for as long as they last.
    /// </summary>
    public override ValueTask DisposeAsync()
    {
        // A scope does so once for each type that the context was asked for by, and the pool does at last.
        if (givenUp != ContextId)
            ((IResettableService)this.GetService<IRelationalConnection>()).ResetState();
        givenUp = ContextId;
        return base.DisposeAsync();
    }

    /// <inheritdoc/>
    public void ClearChanges() => ChangeTracker.Clear();

    /// <inheritdoc/>
    public async Task<T> CommitAsync<T>(Func<Task<T>> attempt, bool atomic, CancellationToken cancellationToken)
    {
        MayHaveSaved = false;

        // A transaction is given up as a whole, or saved as a whole.
        Database.AutoSavepointsEnabled = !atomic;
        for (var attempts = 1; ; attempts++)
        {
            try
            {
                (hasWritten, StampedAt) = (false, null);
                if (!atomic)
                    return await attempt();
                var result = await TransactAsync(attempt, cancellationToken);
                await Dialect.FlushAsync();
                return result;
            }
            catch (Exception fault) when (attempts < (fault is LateSaveException ? MostLateAttempts : MostAttempts)
                && new SaveFailures(Dialect, Model).IsGivenUp(fault))
            {
                ClearChanges();
                await BackOffAsync(fault, attempts, cancellationToken);
            }
        }
    }

    private async Task<T> TransactAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        using var writeLock = await Dialect.TakeWriteLockAsync(cancellationToken);
        using var writer = await Dialect.LendWriterAsync(Database, cancellationToken);

        // Each query sees what is there when it begins: what others have changed while locks were waited for is read, not what was there
        // before.
        await using var transaction = await OpenedTransaction.BeginAsync(Database, cancellationToken);
        var result = await attempt();
        if (SaveWindow.IsOver(StampedAt, this.GetService<TimeProvider>()))
            throw new LateSaveException();

        // Whether a transaction was saved is not known once its end was asked for.
        MayHaveSaved |= hasWritten;
        await transaction.CommitAsync(cancellationToken);
        writer?.Complete();
        return result;
    }

    // Those who were in each other's way do not come again at the same moment.
    private Task BackOffAsync(Exception fault, int attempts, CancellationToken cancellationToken)
    {
        Observation.Retry();
        var longest = Math.Min(ShortestPause << attempts, LongestPause);
        var pause = TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(longest + 1));
        Retrying(this.GetService<ILogger<MuistotDb>>(), attempts, fault.GetBaseException().GetType().Name, pause.TotalMilliseconds);

        // In the time of the database, whatever the service goes by.
        return Task.Delay(pause, TimeProvider.System, cancellationToken);
    }

    [LoggerMessage(LogLevel.Debug, "Attempt {Attempt} of a transaction was given up ({Fault}), and is made again in {Milliseconds} ms.")]
    private static partial void Retrying(ILogger logger, int attempt, string fault, double milliseconds);

    /// <summary>Notes that rows were written, or may have been. Within a transaction they count once it ends.</summary>
    internal void NoteWrite()
    {
        hasWritten = true;
        MayHaveSaved |= Database.CurrentTransaction is null;
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MuistotDb).Assembly);
        SnakeCaseNames.Apply(modelBuilder.Model);
        Dialect.Shape(modelBuilder);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();

    private async Task<int> SaveAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        try
        {
            var map = MapUpkeep.Of(ChangeTracker);
            using var writeLock = Database.CurrentTransaction is null && ChangeTracker.HasChanges()
                ? await Dialect.TakeWriteLockAsync(cancellationToken)
                : WriteLock.Free;
            await using var transaction = Database.CurrentTransaction is null && (map.IsNeeded || SearchInterceptor.ChangesTexts(this))
                ? await OpenedTransaction.BeginAsync(Database, cancellationToken)
                : null;
            var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            await map.ApplyAsync(this, Dialect, cancellationToken);
            if (transaction is not null)
                await transaction.CommitAsync(cancellationToken);
            return rows;
        }
        catch (Exception failed)
        {
            if (new SaveFailures(Dialect, Model).Explain(failed) is { } explained)
                throw explained;
            throw;
        }
    }
}
