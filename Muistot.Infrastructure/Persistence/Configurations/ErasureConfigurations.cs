using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Muistot.Domain.Images;
using Muistot.Domain.Users;

namespace Muistot.Infrastructure.Persistence.Configurations;

internal sealed class AccountErasureConfiguration : IEntityTypeConfiguration<AccountErasure>
{
    public void Configure(EntityTypeBuilder<AccountErasure> builder)
    {
        builder.ToTable("account_erasures");
        builder.HasKey(erasure => erasure.UserId);
        builder.Property(erasure => erasure.UserId).ValueGeneratedNever();
        builder.Property(erasure => erasure.Contributions).HasConversion<string>().HasMaxLength(16);
        builder.Property(erasure => erasure.TokenDigest).HasMaxLength(64);
        builder.HasIndex(erasure => erasure.TokenDigest).IsUnique();
        builder.HasOne(erasure => erasure.User).WithMany().HasForeignKey(erasure => erasure.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RemovedFileConfiguration : IEntityTypeConfiguration<RemovedFile>
{
    public void Configure(EntityTypeBuilder<RemovedFile> builder)
    {
        builder.ToTable("removed_files");
        builder.HasKey(file => file.FileName);
        builder.Property(file => file.FileName).HasMaxLength(100);
    }
}
