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

namespace Muistot.Infrastructure.Persistence;

/// <summary>The tables that use cases see.</summary>
public sealed partial class MuistotDb
{
    /// <inheritdoc/>
    public DbSet<User> Users => Set<User>();

    /// <inheritdoc/>
    public DbSet<PersonalData> PersonalData => Set<PersonalData>();

    /// <inheritdoc/>
    public DbSet<Superuser> Superusers => Set<Superuser>();

    /// <inheritdoc/>
    public DbSet<AccountErasure> AccountErasures => Set<AccountErasure>();

    /// <inheritdoc/>
    public DbSet<AccountExport> AccountExports => Set<AccountExport>();

    /// <inheritdoc/>
    public DbSet<NotificationSettings> NotificationSettings => Set<NotificationSettings>();

    /// <inheritdoc/>
    public DbSet<ProjectNotificationSettings> ProjectNotificationSettings => Set<ProjectNotificationSettings>();

    /// <inheritdoc/>
    public DbSet<Image> Images => Set<Image>();

    /// <inheritdoc/>
    public DbSet<RemovedFile> RemovedFiles => Set<RemovedFile>();

    /// <inheritdoc/>
    public DbSet<LoginLogEntry> LoginLog => Set<LoginLogEntry>();

    /// <inheritdoc/>
    public DbSet<Job> Jobs => Set<Job>();

    /// <inheritdoc/>
    public DbSet<Project> Projects => Set<Project>();

    /// <inheritdoc/>
    public DbSet<ProjectInformation> ProjectInformation => Set<ProjectInformation>();

    /// <inheritdoc/>
    public DbSet<ProjectContact> ProjectContacts => Set<ProjectContact>();

    /// <inheritdoc/>
    public DbSet<ProjectAdmin> ProjectAdmins => Set<ProjectAdmin>();

    /// <inheritdoc/>
    public DbSet<ProjectModerator> ProjectModerators => Set<ProjectModerator>();

    /// <inheritdoc/>
    public DbSet<Site> Sites => Set<Site>();

    /// <inheritdoc/>
    public DbSet<SiteInformation> SiteInformation => Set<SiteInformation>();

    /// <inheritdoc/>
    public DbSet<SiteCluster> SiteClusters => Set<SiteCluster>();

    /// <inheritdoc/>
    public DbSet<MapRevision> MapRevisions => Set<MapRevision>();

    /// <inheritdoc/>
    public DbSet<Memory> Memories => Set<Memory>();

    /// <inheritdoc/>
    public DbSet<SiteReport> SiteReports => Set<SiteReport>();

    /// <inheritdoc/>
    public DbSet<MemoryReport> MemoryReports => Set<MemoryReport>();

    /// <inheritdoc/>
    public DbSet<Decision> Decisions => Set<Decision>();

    /// <inheritdoc/>
    public DbSet<WaitingSite> WaitingSites => Set<WaitingSite>();

    /// <inheritdoc/>
    public DbSet<WaitingMemory> WaitingMemories => Set<WaitingMemory>();

    /// <inheritdoc/>
    public DbSet<Block> Blocks => Set<Block>();

    /// <inheritdoc/>
    public DbSet<BlockDecision> BlockDecisions => Set<BlockDecision>();

    /// <inheritdoc/>
    public DbSet<Change> Changes => Set<Change>();
}
