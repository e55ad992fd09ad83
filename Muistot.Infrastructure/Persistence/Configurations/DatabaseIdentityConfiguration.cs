using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Muistot.Infrastructure.Persistence.Configurations;

internal sealed class DatabaseIdentityConfiguration : IEntityTypeConfiguration<DatabaseIdentity>
{
    public void Configure(EntityTypeBuilder<DatabaseIdentity> builder)
    {
        builder.ToTable("database_identity");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Identity).HasMaxLength(32);
    }
}
