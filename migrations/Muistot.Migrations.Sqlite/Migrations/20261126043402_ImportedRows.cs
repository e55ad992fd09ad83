using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Muistot.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ImportedRows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "imported_rows",
                columns: table => new
                {
                    table_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    there_first = table.Column<long>(type: "INTEGER", nullable: false),
                    there_second = table.Column<long>(type: "INTEGER", nullable: false),
                    here_first = table.Column<long>(type: "INTEGER", nullable: false),
                    here_second = table.Column<long>(type: "INTEGER", nullable: false),
                    fingerprint = table.Column<long>(type: "INTEGER", nullable: false),
                    made_up = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imported_rows", x => new { x.table_name, x.there_first, x.there_second });
                });

            migrationBuilder.CreateIndex(
                name: "ix_imported_rows_table_name_here_first_here_second",
                table: "imported_rows",
                columns: new[] { "table_name", "here_first", "here_second" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "imported_rows");
        }
    }
}
