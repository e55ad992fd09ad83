using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Muistot.Migrations.Sqlite.Migrations
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
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    identity = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_database_identity", x => x.id);
                });

            // Written by hand: the one row, which no use case has to make.
            migrationBuilder.Sql("INSERT INTO database_identity (id, identity) VALUES (1, lower(hex(randomblob(16))));");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "database_identity");
        }
    }
}
