using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Muistot.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Jobs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    payload = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    user_id = table.Column<int>(type: "INTEGER", nullable: true),
                    key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    leased_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    lease_owner = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs", x => x.id);
                    table.ForeignKey(
                        name: "fk_jobs_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_kind_due_at",
                table: "jobs",
                columns: new[] { "kind", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_user_id",
                table: "jobs",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ux_jobs_key",
                table: "jobs",
                column: "key",
                unique: true);

            // Written by hand: the mails that wait become jobs. Their lifetime is the default of Login:TokenMinutes.
            migrationBuilder.Sql("""
                INSERT INTO jobs (kind, payload, user_id, created_at, due_at, attempts, expires_at)
                SELECT 'login-mail', json_object('language_id', lang_id), user_id, requested_at, claimed_until, 0,
                       strftime('%Y-%m-%d %H:%M:%f', requested_at, '+5 minutes')
                FROM login_mails;
                """);

            migrationBuilder.DropTable(
                name: "login_mails");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "jobs");

            migrationBuilder.CreateTable(
                name: "login_mails",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<int>(type: "INTEGER", nullable: false),
                    claimed_until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    lang_id = table.Column<int>(type: "INTEGER", nullable: false),
                    requested_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_login_mails", x => x.id);
                    table.ForeignKey(
                        name: "fk_login_mails_lang_id",
                        column: x => x.lang_id,
                        principalTable: "languages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_login_mails_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_login_mails_claimed_until",
                table: "login_mails",
                column: "claimed_until");

            migrationBuilder.CreateIndex(
                name: "ix_login_mails_lang_id",
                table: "login_mails",
                column: "lang_id");

            migrationBuilder.CreateIndex(
                name: "ix_login_mails_user_id",
                table: "login_mails",
                column: "user_id");
        }
    }
}
