using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Muistot.Domain.Users;

namespace Muistot.Infrastructure.Persistence.Configurations;

internal sealed class AccountExportConfiguration : IEntityTypeConfiguration<AccountExport>
{
    public void Configure(EntityTypeBuilder<AccountExport> builder)
    {
        builder.ToTable("account_exports");
        builder.HasKey(export => export.UserId);
        builder.Property(export => export.UserId).ValueGeneratedNever();
        builder.Property(export => export.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(export => export.FileName).HasMaxLength(100);
        builder.HasIndex(export => export.FileName).IsUnique();
        builder.HasIndex(export => export.ExpiresAt);
        builder.HasOne(export => export.User).WithMany().HasForeignKey(export => export.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
