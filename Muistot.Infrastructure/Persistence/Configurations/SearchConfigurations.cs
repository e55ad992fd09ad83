using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Muistot.Domain.Search;

namespace Muistot.Infrastructure.Persistence.Configurations;

internal sealed class SearchTermConfiguration : IEntityTypeConfiguration<SearchTerm>
{
    public void Configure(EntityTypeBuilder<SearchTerm> builder)
    {
        builder.ToTable("search_terms");
        builder.Property(term => term.Id).ValueGeneratedNever();
    }
}

internal sealed class SearchSuffixConfiguration : IEntityTypeConfiguration<SearchSuffix>
{
    public void Configure(EntityTypeBuilder<SearchSuffix> builder)
    {
        builder.ToTable("search_suffixes");
        builder.HasKey(suffix => new { suffix.Text, suffix.TermId });
        builder.Property(suffix => suffix.Text).HasMaxLength(SearchSuffix.MaximumLength);
        builder.HasOne<SearchTerm>().WithMany().HasForeignKey(suffix => suffix.TermId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SearchBatchConfiguration : IEntityTypeConfiguration<SearchBatch>
{
    public void Configure(EntityTypeBuilder<SearchBatch> builder)
    {
        builder.ToTable("search_batches");
        builder.Property(batch => batch.Id).ValueGeneratedNever();
        builder.Ignore(batch => batch.Words);
    }
}

internal sealed class ProjectPostingConfiguration : IEntityTypeConfiguration<ProjectPosting>
{
    public void Configure(EntityTypeBuilder<ProjectPosting> builder)
    {
        builder.ToTable("search_projects");
        builder.HasKey(posting => new { posting.TermId, posting.ResourceId });
        builder.HasOne(posting => posting.Project).WithMany().HasForeignKey(posting => posting.ResourceId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SitePostingConfiguration : IEntityTypeConfiguration<SitePosting>
{
    public void Configure(EntityTypeBuilder<SitePosting> builder)
    {
        builder.ToTable("search_sites");
        builder.HasKey(posting => new { posting.TermId, posting.ResourceId });
        builder.HasOne(posting => posting.Site).WithMany().HasForeignKey(posting => posting.ResourceId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MemoryPostingConfiguration : IEntityTypeConfiguration<MemoryPosting>
{
    public void Configure(EntityTypeBuilder<MemoryPosting> builder)
    {
        builder.ToTable("search_memories");
        builder.HasKey(posting => new { posting.TermId, posting.ResourceId });
        builder.HasOne(posting => posting.Memory).WithMany().HasForeignKey(posting => posting.ResourceId).OnDelete(DeleteBehavior.Cascade);
    }
}
