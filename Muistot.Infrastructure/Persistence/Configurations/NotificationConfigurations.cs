using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Muistot.Domain.Notifications;

namespace Muistot.Infrastructure.Persistence.Configurations;

internal sealed class NotificationSettingsConfiguration : IEntityTypeConfiguration<NotificationSettings>
{
    internal const int FrequencyLength = 16;

    public void Configure(EntityTypeBuilder<NotificationSettings> builder)
    {
        builder.ToTable("notification_settings");
        builder.HasKey(settings => settings.UserId);
        builder.Property(settings => settings.UserId).ValueGeneratedNever();
        builder.Property(settings => settings.Digest).HasConversion<string>().HasMaxLength(FrequencyLength);
        builder.Property(settings => settings.LinkName).HasMaxLength(NotificationSettings.LinkLength);
        builder.Property(settings => settings.LinkKey).HasMaxLength(NotificationSettings.LinkLength);
        builder.HasIndex(settings => settings.LinkName).IsUnique();
        builder.HasOne(settings => settings.User).WithMany().HasForeignKey(settings => settings.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProjectNotificationSettingsConfiguration : IEntityTypeConfiguration<ProjectNotificationSettings>
{
    public void Configure(EntityTypeBuilder<ProjectNotificationSettings> builder)
    {
        builder.ToTable("project_notification_settings");
        builder.HasKey(settings => new { settings.UserId, settings.ProjectId });
        builder.Property(settings => settings.Digest).HasConversion<string>()
            .HasMaxLength(NotificationSettingsConfiguration.FrequencyLength);
        builder.HasOne(settings => settings.User).WithMany().HasForeignKey(settings => settings.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(settings => settings.Project).WithMany().HasForeignKey(settings => settings.ProjectId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
