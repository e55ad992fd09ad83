using System;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Muistot.Migrations.MySql.Migrations
{
    /// <inheritdoc />
    public partial class Moderation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "hidden_at",
                table: "sites",
                type: "datetime(6)",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "hidden_at",
                table: "projects",
                type: "datetime(6)",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "hidden_at",
                table: "memories",
                type: "datetime(6)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decision",
                table: "changes",
                type: "varchar(16)",
                maxLength: 16,
                nullable: true,
                collation: "utf8mb4_bin")
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "audit_sites",
                type: "varchar(16)",
                maxLength: 16,
                nullable: true,
                collation: "utf8mb4_bin")
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.AddColumn<string>(
                name: "text",
                table: "audit_sites",
                type: "varchar(1000)",
                maxLength: 1000,
                nullable: true,
                collation: "utf8mb4_bin")
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "audit_memories",
                type: "varchar(16)",
                maxLength: 16,
                nullable: true,
                collation: "utf8mb4_bin")
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.AddColumn<string>(
                name: "text",
                table: "audit_memories",
                type: "varchar(1000)",
                maxLength: 1000,
                nullable: true,
                collation: "utf8mb4_bin")
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.CreateTable(
                name: "decisions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("MySql:ValueGenerationStrategy", MySqlValueGenerationStrategy.IdentityColumn),
                    at = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    user_id = table.Column<int>(type: "int", nullable: true),
                    kind = table.Column<string>(type: "varchar(16)", maxLength: 16, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    resource = table.Column<string>(type: "varchar(16)", maxLength: 16, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    resource_id = table.Column<long>(type: "bigint", nullable: false),
                    project_id = table.Column<int>(type: "int", nullable: false),
                    site = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    version = table.Column<int>(type: "int", nullable: false),
                    reason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    note = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    message_to_author = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_decisions_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_decisions_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            // What is not published was hidden where it was published before, or reported, which is possible for what is published alone. The
            // rest waits.
            migrationBuilder.Sql(
                """
                UPDATE projects SET hidden_at = COALESCE(
                    (SELECT MAX(c.at) FROM changes c WHERE c.resource = 'Project' AND c.resource_id = projects.id
                        AND (c.action = 'Hide' OR (c.action = 'Delete' AND c.published_before = 1))),
                    modified_at)
                WHERE published = 0 AND (
                    EXISTS (SELECT 1 FROM changes c WHERE c.resource = 'Project' AND c.resource_id = projects.id
                        AND (c.published_before = 1 OR c.action IN ('Publish', 'Hide'))))
                """);

            migrationBuilder.Sql(
                """
                UPDATE sites SET hidden_at = COALESCE(
                    (SELECT MAX(c.at) FROM changes c WHERE c.resource = 'Site' AND c.resource_id = sites.id
                        AND (c.action = 'Hide' OR (c.action = 'Delete' AND c.published_before = 1))),
                    modified_at)
                WHERE published = 0 AND (
                    EXISTS (SELECT 1 FROM changes c WHERE c.resource = 'Site' AND c.resource_id = sites.id
                        AND (c.published_before = 1 OR c.action IN ('Publish', 'Hide'))) OR EXISTS (SELECT 1 FROM audit_sites r WHERE r.site_id = sites.id))
                """);

            migrationBuilder.Sql(
                """
                UPDATE memories SET hidden_at = COALESCE(
                    (SELECT MAX(c.at) FROM changes c WHERE c.resource = 'Memory' AND c.resource_id = memories.id
                        AND (c.action = 'Hide' OR (c.action = 'Delete' AND c.published_before = 1))),
                    modified_at)
                WHERE published = 0 AND (
                    EXISTS (SELECT 1 FROM changes c WHERE c.resource = 'Memory' AND c.resource_id = memories.id
                        AND (c.published_before = 1 OR c.action IN ('Publish', 'Hide'))) OR EXISTS (SELECT 1 FROM audit_memories r WHERE r.memory_id = memories.id))
                """);

            migrationBuilder.CreateIndex(
                name: "ix_sites_published_deletion_hidden_at",
                table: "sites",
                columns: new[] { "published", "deletion", "hidden_at", "created_at", "id", "project_id", "creator_id" });

            migrationBuilder.CreateIndex(
                name: "ix_memories_published_deletion_hidden_at",
                table: "memories",
                columns: new[] { "published", "deletion", "hidden_at", "created_at", "id", "site_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_decisions_project_id",
                table: "decisions",
                column: "project_id");

            migrationBuilder.CreateIndex(
                name: "ix_decisions_resource_resource_id_id",
                table: "decisions",
                columns: new[] { "resource", "resource_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_decisions_user_id",
                table: "decisions",
                column: "user_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "decisions");

            migrationBuilder.DropIndex(
                name: "ix_sites_published_deletion_hidden_at",
                table: "sites");

            migrationBuilder.DropIndex(
                name: "ix_memories_published_deletion_hidden_at",
                table: "memories");

            migrationBuilder.DropColumn(
                name: "hidden_at",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "hidden_at",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "hidden_at",
                table: "memories");

            migrationBuilder.DropColumn(
                name: "decision",
                table: "changes");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "audit_sites");

            migrationBuilder.DropColumn(
                name: "text",
                table: "audit_sites");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "audit_memories");

            migrationBuilder.DropColumn(
                name: "text",
                table: "audit_memories");
        }
    }
}
