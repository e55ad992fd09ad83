using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Muistot.Domain.Languages;
using Muistot.Domain.Projects;
using Muistot.Domain.Values;

namespace Muistot.Infrastructure.Persistence.Configurations;

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.ToTable("projects");
        VersionColumn.Configure(builder);
        builder.Property(project => project.Name).HasMaxLength(Identifier.MaximumLength);
        builder.HasIndex(project => project.Name).IsUnique();
        builder.Property(project => project.ReviewEdits).HasDefaultValue(false);
        builder.HasOne(project => project.Image).WithMany().HasForeignKey(project => project.ImageId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(project => project.Creator).WithMany().HasForeignKey(project => project.CreatorId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(project => project.Modifier).WithMany().HasForeignKey(project => project.ModifierId)
            .OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Language>().WithMany().HasForeignKey(project => project.DefaultLanguageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(project => project.Information).WithOne().HasForeignKey(entry => entry.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(project => project.Contact).WithOne().HasForeignKey<ProjectContact>(contact => contact.ProjectId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProjectInformationConfiguration : IEntityTypeConfiguration<ProjectInformation>
{
    public void Configure(EntityTypeBuilder<ProjectInformation> builder)
    {
        builder.ToTable("project_information");
        builder.HasKey(entry => new { entry.ProjectId, entry.LanguageId });
        InformationColumns.Configure(builder);
    }
}

internal sealed class ProjectContactConfiguration : IEntityTypeConfiguration<ProjectContact>
{
    public void Configure(EntityTypeBuilder<ProjectContact> builder)
    {
        builder.ToTable("project_contact");
        builder.HasKey(contact => contact.ProjectId);
        builder.Property(contact => contact.ContactEmail).HasMaxLength(255);
        builder.HasOne(contact => contact.Modifier).WithMany().HasForeignKey(contact => contact.ModifierId)
            .OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class ProjectAdminConfiguration : IEntityTypeConfiguration<ProjectAdmin>
{
    public void Configure(EntityTypeBuilder<ProjectAdmin> builder)
    {
        builder.ToTable("project_admins");
        builder.HasKey(admin => new { admin.ProjectId, admin.UserId });
        builder.HasOne(admin => admin.Project).WithMany(project => project.Admins).HasForeignKey(admin => admin.ProjectId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(admin => admin.User).WithMany(user => user.Administers).HasForeignKey(admin => admin.UserId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProjectModeratorConfiguration : IEntityTypeConfiguration<ProjectModerator>
{
    public void Configure(EntityTypeBuilder<ProjectModerator> builder)
    {
        builder.ToTable("project_moderators");
        builder.HasKey(moderator => new { moderator.ProjectId, moderator.UserId });
        builder.HasOne(moderator => moderator.Project).WithMany(project => project.Moderators)
            .HasForeignKey(moderator => moderator.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(moderator => moderator.User).WithMany(user => user.Moderates).HasForeignKey(moderator => moderator.UserId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The columns that the texts of projects and of sites share.</summary>
internal static class InformationColumns
{
    internal static void Configure<T>(EntityTypeBuilder<T> builder)
        where T : Information
    {
        builder.Property(entry => entry.LanguageId).HasColumnName("lang_id");
        builder.Property(entry => entry.Name).HasMaxLength(Text.KeptNameLength);
        builder.Property(entry => entry.Abstract).HasMaxLength(Text.StoryLength);
        builder.Property(entry => entry.Description).HasMaxLength(Text.DescriptionLength);
        builder.Property(entry => entry.ImageAlt).HasMaxLength(Text.AlternativeTextLength);
        builder.HasOne<Language>().WithMany().HasForeignKey(entry => entry.LanguageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(entry => entry.Modifier).WithMany().HasForeignKey(entry => entry.ModifierId).OnDelete(DeleteBehavior.SetNull);
    }
}
