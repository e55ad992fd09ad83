using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Muistot.Domain.Memories;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Infrastructure.Persistence.Configurations;

internal sealed class SiteConfiguration : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> builder)
    {
        builder.ToTable("sites");
        VersionColumn.Configure(builder);
        builder.Property(site => site.Name).HasMaxLength(Identifier.MaximumLength);
        builder.HasIndex(site => new { site.ProjectId, site.Name, site.Deletion }).IsUnique();

        // Finds what is deleted.
        builder.Ignore(site => site.IsDeleted);
        builder.Property(site => site.Deletion).HasDefaultValue(0L).ValueGeneratedNever();
        builder.HasIndex(site => site.DeletedAt);

        // Counts and lists what is published.
        builder.HasIndex(site => new { site.ProjectId, site.Published, site.Deletion });

        // Finds what waits and what is hidden, the oldest first, without a row of other projects or of the caller's own.
        builder.HasIndex(site => new
        {
            site.Published,
            site.Deletion,
            site.HiddenAt,
            site.CreatedAt,
            site.Id,
            site.ProjectId,
            site.CreatorId,
        }).HasDatabaseName("ix_sites_published_deletion_hidden_at");

        // Finds what was changed lately.
        builder.HasIndex(site => new { site.ProjectId, site.ModifiedAt });

        // Finds what is near without reading a row: who sees a site and how far it is stand in the index.
        builder.HasIndex(
            site => new { site.ProjectId, site.Cell, site.Published, site.Deletion, site.CreatorId, site.Latitude, site.Longitude })
            .HasDatabaseName("ix_sites_project_id_cell");

        // Finds what a tile shows. A place that was written by a statement is numbered later (ClusterRebuild).
        builder.Property(site => site.TileCell).HasDefaultValue(ClusterRebuild.Unnumbered)
            .HasSentinel(ClusterRebuild.Unnumbered);
        builder.HasIndex(site => new { site.ProjectId, site.Published, site.Deletion, site.TileCell });
        builder.HasOne(site => site.Project).WithMany(project => project.Sites).HasForeignKey(site => site.ProjectId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(site => site.Image).WithMany().HasForeignKey(site => site.ImageId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(site => site.Modifier).WithMany().HasForeignKey(site => site.ModifierId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(site => site.Creator).WithMany().HasForeignKey(site => site.CreatorId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(site => site.Information).WithOne().HasForeignKey(entry => entry.SiteId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SiteInformationConfiguration : IEntityTypeConfiguration<SiteInformation>
{
    public void Configure(EntityTypeBuilder<SiteInformation> builder)
    {
        builder.ToTable("site_information");
        builder.HasKey(entry => new { entry.SiteId, entry.LanguageId });
        InformationColumns.Configure(builder);
    }
}

internal sealed class MemoryConfiguration : IEntityTypeConfiguration<Memory>
{
    public void Configure(EntityTypeBuilder<Memory> builder)
    {
        builder.ToTable("memories");
        VersionColumn.Configure(builder);
        builder.Property(memory => memory.Title).HasMaxLength(Text.KeptNameLength);
        builder.Property(memory => memory.Story).HasMaxLength(Text.StoryLength);
        builder.Property(memory => memory.ImageAlt).HasMaxLength(Text.AlternativeTextLength);

        // Counts the published ones of a site, and finds the first image among them.
        builder.HasIndex(memory => new { memory.SiteId, memory.Published, memory.Deletion, memory.Id, memory.ImageId });

        // Finds what waits and what is hidden, the oldest first.
        builder.HasIndex(memory => new
        {
            memory.Published,
            memory.Deletion,
            memory.HiddenAt,
            memory.CreatedAt,
            memory.Id,
            memory.SiteId,
            memory.UserId,
        }).HasDatabaseName("ix_memories_published_deletion_hidden_at");

        // Finds what is deleted.
        builder.Ignore(memory => memory.IsDeleted);
        builder.Property(memory => memory.Deletion).HasDefaultValue(0L).ValueGeneratedNever();
        builder.HasIndex(memory => memory.DeletedAt);
        builder.HasOne(memory => memory.Site).WithMany(site => site.Memories).HasForeignKey(memory => memory.SiteId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(memory => memory.User).WithMany().HasForeignKey(memory => memory.UserId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(memory => memory.Image).WithMany().HasForeignKey(memory => memory.ImageId).OnDelete(DeleteBehavior.SetNull);
    }
}
