using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Muistot.Infrastructure.Import;

internal sealed class ImportedRowConfiguration : IEntityTypeConfiguration<ImportedRow>
{
    public void Configure(EntityTypeBuilder<ImportedRow> builder)
    {
        builder.ToTable("imported_rows");
        builder.Property(row => row.TableName).HasMaxLength(64);
        builder.HasKey(row => new { row.TableName, row.SourceFirst, row.SourceSecond });

        // Finds out whether a row in the target came from the source.
        builder.HasIndex(row => new { row.TableName, row.TargetFirst, row.TargetSecond });
    }
}
