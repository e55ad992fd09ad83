using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Muistot.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PersonalData : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account_erasures",
                columns: table => new
                {
                    user_id = table.Column<int>(type: "INTEGER", nullable: false),
                    contributions = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    token_digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_erasures", x => x.user_id);
                    table.ForeignKey(
                        name: "fk_account_erasures_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_exports",
                columns: table => new
                {
                    user_id = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    requested_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_exports", x => x.user_id);
                    table.ForeignKey(
                        name: "fk_account_exports_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "removed_files",
                columns: table => new
                {
                    file_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_removed_files", x => x.file_name);
                });

            migrationBuilder.CreateIndex(
                name: "ux_account_erasures_token_digest",
                table: "account_erasures",
                column: "token_digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_exports_expires_at",
                table: "account_exports",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ux_account_exports_file_name",
                table: "account_exports",
                column: "file_name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_erasures");

            migrationBuilder.DropTable(
                name: "account_exports");

            migrationBuilder.DropTable(
                name: "removed_files");
        }
    }
}
