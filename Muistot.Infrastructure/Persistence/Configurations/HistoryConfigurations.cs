using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Muistot.Domain.History;
using Muistot.Domain.Values;

namespace Muistot.Infrastructure.Persistence.Configurations;

internal sealed class ChangeConfiguration : IEntityTypeConfiguration<Change>
{
    private const int MaximumNameLength = 16;

    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.ToTable("changes");
        builder.Property(change => change.Resource).HasConversion<string>().HasMaxLength(MaximumNameLength);
        builder.Property(change => change.Action).HasConversion<string>().HasMaxLength(MaximumNameLength);
        builder.Property(change => change.Decision).HasConversion<string>().HasMaxLength(MaximumNameLength);
        builder.HasIndex(change => new { change.Resource, change.ResourceId, change.Version });

        // Finds what went away since some time.
        builder.HasIndex(change => new { change.Resource, change.ParentId, change.At });
        builder.Property(change => change.Identifier).HasMaxLength(Identifier.MaximumLength);
        builder.HasOne(change => change.User).WithMany().HasForeignKey(change => change.UserId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(change => change.ImageBefore).WithMany().HasForeignKey(change => change.ImageBeforeId)
            .OnDelete(DeleteBehavior.SetNull);
        builder.Property(change => change.ContentBefore).HasConversion<ResourceContentConverter>();
    }
}

/// <summary>The column of the version of a resource.</summary>
internal static class VersionColumn
{
    // Of two saves that decided on one version, one is made, and the other decides once more.
    internal static void Configure<TResource>(EntityTypeBuilder<TResource> builder)
        where TResource : class, IVersioned =>
        builder.Property(resource => resource.Version).HasDefaultValue(1).IsConcurrencyToken();
}
