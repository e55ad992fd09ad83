using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Muistot.Domain.Moderation;
using Muistot.Domain.Values;

namespace Muistot.Infrastructure.Persistence.Configurations;

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("decisions");
        builder.Property(decision => decision.Kind).HasConversion<string>().HasMaxLength(ReportColumns.MaximumNameLength);
        builder.Property(decision => decision.Resource).HasConversion<string>().HasMaxLength(ReportColumns.MaximumNameLength);
        builder.Property(decision => decision.Site).HasMaxLength(Identifier.MaximumLength);
        builder.Property(decision => decision.Reason).HasMaxLength(Text.MessageLength);
        builder.Property(decision => decision.Note).HasMaxLength(Text.MessageLength);
        builder.Property(decision => decision.MessageToAuthor).HasMaxLength(Text.MessageLength);

        // Finds the last decision on a resource.
        builder.HasIndex(decision => new { decision.Resource, decision.ResourceId, decision.Id });

        // Finds what authors are to be told.
        builder.HasIndex(decision => decision.At);
        builder.HasOne(decision => decision.User).WithMany().HasForeignKey(decision => decision.UserId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(decision => decision.Project).WithMany().HasForeignKey(decision => decision.ProjectId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WaitingSiteConfiguration : IEntityTypeConfiguration<WaitingSite>
{
    public void Configure(EntityTypeBuilder<WaitingSite> builder)
    {
        builder.ToTable("waiting_sites");
        builder.HasKey(waiting => waiting.SiteId);
        builder.Property(waiting => waiting.SiteId).ValueGeneratedNever();
        WaitingColumns.Configure(builder);
        builder.HasOne(waiting => waiting.Site).WithMany().HasForeignKey(waiting => waiting.SiteId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WaitingMemoryConfiguration : IEntityTypeConfiguration<WaitingMemory>
{
    public void Configure(EntityTypeBuilder<WaitingMemory> builder)
    {
        builder.ToTable("waiting_memories");
        builder.HasKey(waiting => waiting.MemoryId);
        builder.Property(waiting => waiting.MemoryId).ValueGeneratedNever();
        WaitingColumns.Configure(builder);
        builder.HasOne(waiting => waiting.Memory).WithMany().HasForeignKey(waiting => waiting.MemoryId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The columns of all waiting versions.</summary>
internal static class WaitingColumns
{
    internal static void Configure<TWaiting>(EntityTypeBuilder<TWaiting> builder)
        where TWaiting : WaitingVersion
    {
        builder.Property(waiting => waiting.Content).HasConversion<ResourceContentConverter>();
        builder.HasOne(waiting => waiting.Image).WithMany().HasForeignKey(waiting => waiting.ImageId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(waiting => waiting.Author).WithMany().HasForeignKey(waiting => waiting.AuthorId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BlockConfiguration : IEntityTypeConfiguration<Block>
{
    public void Configure(EntityTypeBuilder<Block> builder)
    {
        builder.ToTable("blocks");
        builder.Property(block => block.Reason).HasMaxLength(Text.MessageLength);

        // One in each project. Of those in the whole service, the lock of the account lets only one be made.
        builder.HasIndex(block => new { block.UserId, block.ProjectId }).IsUnique();
        builder.HasOne(block => block.User).WithMany(user => user.Blocks).HasForeignKey(block => block.UserId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(block => block.Project).WithMany(project => project.Blocks).HasForeignKey(block => block.ProjectId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(block => block.Blocker).WithMany().HasForeignKey(block => block.BlockerId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class BlockDecisionConfiguration : IEntityTypeConfiguration<BlockDecision>
{
    public void Configure(EntityTypeBuilder<BlockDecision> builder)
    {
        builder.ToTable("block_decisions");
        builder.HasKey(made => new { made.BlockId, made.DecisionId });
        builder.HasOne(made => made.Block).WithMany(block => block.Decisions).HasForeignKey(made => made.BlockId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(made => made.Decision).WithMany().HasForeignKey(made => made.DecisionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SiteReportConfiguration : IEntityTypeConfiguration<SiteReport>
{
    public void Configure(EntityTypeBuilder<SiteReport> builder)
    {
        builder.ToTable("audit_sites");
        ReportColumns.Configure(builder);
        builder.HasKey(report => new { report.SiteId, report.UserId });
        builder.HasOne(report => report.Site).WithMany().HasForeignKey(report => report.SiteId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(report => report.User).WithMany().HasForeignKey(report => report.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MemoryReportConfiguration : IEntityTypeConfiguration<MemoryReport>
{
    public void Configure(EntityTypeBuilder<MemoryReport> builder)
    {
        builder.ToTable("audit_memories");
        ReportColumns.Configure(builder);
        builder.HasKey(report => new { report.MemoryId, report.UserId });
        builder.HasOne(report => report.Memory).WithMany().HasForeignKey(report => report.MemoryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(report => report.User).WithMany().HasForeignKey(report => report.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The columns of all reports.</summary>
internal static class ReportColumns
{
    internal const int MaximumNameLength = 16;

    internal static void Configure<TReport>(EntityTypeBuilder<TReport> builder)
        where TReport : Report
    {
        builder.Property(report => report.Reason).HasConversion<string>().HasMaxLength(MaximumNameLength);
        builder.Property(report => report.Text).HasMaxLength(Text.MessageLength);
    }
}
