using Microsoft.EntityFrameworkCore;
using Muistot.Domain.History;
using Muistot.Domain.Images;
using Muistot.Domain.Jobs;
using Muistot.Domain.Login;
using Muistot.Domain.Memories;
using Muistot.Domain.Moderation;
using Muistot.Domain.Notifications;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Users;

namespace Muistot.Application.Common;

/// <summary>The database, as use cases see it. Queries are LINQ beside the use case; commands are saved by the pipeline.</summary>
public interface IMuistotDb
{
    /// <summary>The same database, for queries that are compiled beforehand.</summary>
    DbContext Context { get; }

    /// <summary>Accounts.</summary>
    DbSet<User> Users { get; }

    /// <summary>What people tell about themselves.</summary>
    DbSet<PersonalData> PersonalData { get; }

    /// <summary>Who administers everything.</summary>
    DbSet<Superuser> Superusers { get; }

    /// <summary>Accounts whose erasure was asked for.</summary>
    DbSet<AccountErasure> AccountErasures { get; }

    /// <summary>Copies of what is known about people.</summary>
    DbSet<AccountExport> AccountExports { get; }

    /// <summary>Which mail people want.</summary>
    DbSet<NotificationSettings> NotificationSettings { get; }

    /// <summary>Which mail people want of a project.</summary>
    DbSet<ProjectNotificationSettings> ProjectNotificationSettings { get; }

    /// <summary>Stored images.</summary>
    DbSet<Image> Images { get; }

    /// <summary>Files that are to be deleted.</summary>
    DbSet<RemovedFile> RemovedFiles { get; }

    /// <summary>Sign-ins.</summary>
    DbSet<LoginLogEntry> LoginLog { get; }

    /// <summary>Work that was asked for and is not done yet.</summary>
    DbSet<Job> Jobs { get; }

    /// <summary>Projects.</summary>
    DbSet<Project> Projects { get; }

    /// <summary>Texts of projects.</summary>
    DbSet<ProjectInformation> ProjectInformation { get; }

    /// <summary>Contacts of projects.</summary>
    DbSet<ProjectContact> ProjectContacts { get; }

    /// <summary>Who administers which project.</summary>
    DbSet<ProjectAdmin> ProjectAdmins { get; }

    /// <summary>Who moderates which project.</summary>
    DbSet<ProjectModerator> ProjectModerators { get; }

    /// <summary>Sites.</summary>
    DbSet<Site> Sites { get; }

    /// <summary>Texts of sites.</summary>
    DbSet<SiteInformation> SiteInformation { get; }

    /// <summary>Memories.</summary>
    DbSet<Memory> Memories { get; }

    /// <summary>Numbers of published sites in cells of the map. Each save that changes sites keeps them.</summary>
    DbSet<SiteCluster> SiteClusters { get; }

    /// <summary>Revisions of what maps show. Each save that changes some of it counts.</summary>
    DbSet<MapRevision> MapRevisions { get; }

    /// <summary>Reports of sites.</summary>
    DbSet<SiteReport> SiteReports { get; }

    /// <summary>Reports of memories.</summary>
    DbSet<MemoryReport> MemoryReports { get; }

    /// <summary>What admins and moderators decided.</summary>
    DbSet<Decision> Decisions { get; }

    /// <summary>What authors made of published sites, and nobody has decided on yet.</summary>
    DbSet<WaitingSite> WaitingSites { get; }

    /// <summary>What authors made of published memories, and nobody has decided on yet.</summary>
    DbSet<WaitingMemory> WaitingMemories { get; }

    /// <summary>Who may not write, in a project or anywhere.</summary>
    DbSet<Block> Blocks { get; }

    /// <summary>What blocks hid.</summary>
    DbSet<BlockDecision> BlockDecisions { get; }

    /// <summary>What changed the projects, sites and memories.</summary>
    DbSet<Change> Changes { get; }

    /// <summary>
    /// Saves what was changed, in one transaction: stamps the rows and the versions of their resources, and writes a <see cref="Change"/>
    /// for each resource.
    /// </summary>
    /// <param name="changedBy">Key of the account in whose name it is; null for a change in nobody's name.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <param name="action">What history calls the changes; null for what they are by what is different.</param>
    /// <exception cref="UniqueKeyException">A row with the same key is there.</exception>
    /// <exception cref="MissingRowException">A row that the change refers to is gone.</exception>
    /// <exception cref="NotSavedException">The database refused the change. After any other exception it may have been saved.</exception>
    Task<int> SaveChangesAsync(int? changedBy, CancellationToken cancellationToken, ChangeAction? action = null);

    /// <summary>
    /// Saves what was changed in nobody's name, as <see cref="SaveChangesAsync(int?, CancellationToken, ChangeAction?)"/> does.
    /// </summary>
    Task<int> SaveChangesAsync(CancellationToken cancellationToken);

    /// <summary>Runs a statement that LINQ has no words for. What stands in braces becomes parameters.</summary>
    /// <returns>The number of rows.</returns>
    Task<int> ExecuteSqlAsync(FormattableString statement, CancellationToken cancellationToken);

    /// <summary>
    /// Locks rows until the transaction ends, in the order of <see cref="LockedTable"/>; what is read after it is what is there when the
    /// transaction ends. Rows that are gone are passed over. To be called within <see cref="CommitAsync"/>.
    /// </summary>
    Task LockAsync(IReadOnlyCollection<RowLock> rows, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps one connection for the queries to come, until what this returns is disposed: to get one from the pool again costs as much as a
    /// small query.
    /// </summary>
    Task<IAsyncDisposable> OpenConnectionAsync(CancellationToken cancellationToken);

    /// <summary>True when the last <see cref="CommitAsync"/> saved something, or may have. What was rolled back does not count.</summary>
    bool MayHaveSaved { get; }

    /// <summary>
    /// When the first row was stamped that the present transaction has saved, UTC; null before. A transaction that ends later than
    /// <see cref="History.SaveWindow.Longest"/> is given up, unless it has stamped its rows anew.
    /// </summary>
    DateTime? StampedAt { get; set; }

    /// <summary>True when whoever writes keeps all others from it, whatever they write.</summary>
    bool HasOneWriter { get; }

    /// <summary>Forgets what was changed and not saved.</summary>
    void ClearChanges();

    /// <summary>
    /// Runs an attempt to change something, and saves it. An attempt that the database gave up for the sake of another one (a
    /// deadlock), or that another one overtook, is made again from the start.
    /// </summary>
    /// <param name="attempt">Changes what it has to; it can be run again.</param>
    /// <param name="atomic">True to hold the whole attempt in one transaction, not only the saving.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<T> CommitAsync<T>(Func<Task<T>> attempt, bool atomic, CancellationToken cancellationToken);
}
