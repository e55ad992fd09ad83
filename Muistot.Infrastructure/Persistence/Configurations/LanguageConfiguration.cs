using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Muistot.Domain.Languages;

namespace Muistot.Infrastructure.Persistence.Configurations;

internal sealed class LanguageConfiguration : IEntityTypeConfiguration<Language>
{
    public void Configure(EntityTypeBuilder<Language> builder)
    {
        builder.ToTable("languages");
        builder.Property(language => language.Id).ValueGeneratedNever();
        builder.Property(language => language.Code).HasColumnName("lang").HasMaxLength(5);
        builder.HasIndex(language => language.Code).IsUnique();
        builder.HasData(Language.All.Select(language => new { language.Id, language.Code }));
    }
}
