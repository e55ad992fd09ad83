using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Muistot.Domain.Jobs;

namespace Muistot.Infrastructure.Persistence.Configurations;

internal sealed class JobConfiguration : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("jobs");
        builder.Property(job => job.Kind).HasMaxLength(Job.LongestKind);
        builder.Property(job => job.Payload).HasMaxLength(Job.LongestPayload);
        builder.Property(job => job.Key).HasMaxLength(Job.LongestKey);
        builder.Property(job => job.LeaseOwner).HasMaxLength(32);
        builder.HasOne(job => job.User).WithMany().HasForeignKey(job => job.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(job => new { job.Kind, job.DueAt });
        builder.HasIndex(job => job.Key).IsUnique();
    }
}
