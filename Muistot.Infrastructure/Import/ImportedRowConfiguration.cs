using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Muistot.Infrastructure.Import;

internal sealed class ImportedRowConfiguration : IEntityTypeConfiguration<ImportedRow>
{
    public void Configure(EntityTypeBuilder<ImportedRow> builder)
    {
        builder.ToTable("imported_rows");
        builder.Property(row => row.TableName).HasMaxLength(64);

        // Columns keep the names of their first release.
        builder.Property(row => row.SourceFirst).HasColumnName("there_first");
        builder.Property(row => row.SourceSecond).HasColumnName("there_second");
        builder.Property(row => row.TargetFirst).HasColumnName("here_first");
        builder.Property(row => row.TargetSecond).HasColumnName("here_second");
        builder.HasKey(row => new { row.TableName, row.SourceFirst, row.SourceSecond });

        // Tells whether a row in the target came from the source.
        builder.HasIndex(row => new { row.TableName, row.TargetFirst, row.TargetSecond });
    }
}
