using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Muistot.Migrations.MySql.Migrations
{
    /// <inheritdoc />
    public partial class DatabaseIdentity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "database_identity",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    identity = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_database_identity", x => x.id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            // Written by hand: the one row, which no use case has to make.
            migrationBuilder.Sql("INSERT INTO database_identity (id, identity) VALUES (1, REPLACE(UUID(), '-', ''));");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "database_identity");
        }
    }
}
