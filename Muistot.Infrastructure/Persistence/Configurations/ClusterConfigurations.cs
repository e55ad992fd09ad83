using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Muistot.Domain.Sites;

namespace Muistot.Infrastructure.Persistence.Configurations;

// Neither refers to its project: a row that does locks the project while it is inserted, and projects are never deleted.
internal sealed class SiteClusterConfiguration : IEntityTypeConfiguration<SiteCluster>
{
    public void Configure(EntityTypeBuilder<SiteCluster> builder)
    {
        builder.ToTable("site_clusters");
        builder.HasKey(cluster => new { cluster.ProjectId, cluster.Level, cluster.Cell });
    }
}

internal sealed class MapRevisionConfiguration : IEntityTypeConfiguration<MapRevision>
{
    public void Configure(EntityTypeBuilder<MapRevision> builder)
    {
        builder.ToTable("map_revisions");
        builder.HasKey(revision => new { revision.ProjectId, revision.Shard });
    }
}
