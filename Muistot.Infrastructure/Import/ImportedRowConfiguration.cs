using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Muistot.Infrastructure.Import;

internal sealed class ImportedRowConfiguration : IEntityTypeConfiguration<ImportedRow>
{
    public void Configure(EntityTypeBuilder<ImportedRow> builder)
    {
        builder.ToTable("imported_rows");
        builder.Property(row => row.TableName).HasMaxLength(64);
        builder.HasKey(row => new { row.TableName, row.ThereFirst, row.ThereSecond });

        // Finds out whether a row here came from there.
        builder.HasIndex(row => new { row.TableName, row.HereFirst, row.HereSecond });
    }
}
