using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Muistot.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class History : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "deleted_at",
                table: "sites",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "deletion",
                table: "sites",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "deleted_at",
                table: "memories",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "deletion",
                table: "memories",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "content_before",
                table: "changes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "identifier",
                table: "changes",
                type: "TEXT",
                maxLength: 250,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "image_before_id",
                table: "changes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "published_before",
                table: "changes",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_sites_deleted_at",
                table: "sites",
                column: "deleted_at");

            migrationBuilder.CreateIndex(
                name: "ix_sites_project_id_cell",
                table: "sites",
                columns: new[] { "project_id", "cell", "published", "deletion", "creator_id", "latitude", "longitude" });

            migrationBuilder.CreateIndex(
                name: "ix_sites_project_id_modified_at",
                table: "sites",
                columns: new[] { "project_id", "modified_at" });

            migrationBuilder.CreateIndex(
                name: "ix_sites_project_id_published_deletion",
                table: "sites",
                columns: new[] { "project_id", "published", "deletion" });

            migrationBuilder.CreateIndex(
                name: "ix_sites_project_id_published_deletion_tile_cell",
                table: "sites",
                columns: new[] { "project_id", "published", "deletion", "tile_cell" });

            migrationBuilder.CreateIndex(
                name: "ux_sites_project_id_name_deletion",
                table: "sites",
                columns: new[] { "project_id", "name", "deletion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_memories_deleted_at",
                table: "memories",
                column: "deleted_at");

            migrationBuilder.CreateIndex(
                name: "ix_memories_site_id_published_deletion_id_image_id",
                table: "memories",
                columns: new[] { "site_id", "published", "deletion", "id", "image_id" });

            migrationBuilder.CreateIndex(
                name: "ix_changes_image_before_id",
                table: "changes",
                column: "image_before_id");

            migrationBuilder.CreateIndex(
                name: "ix_changes_resource_parent_id_at",
                table: "changes",
                columns: new[] { "resource", "parent_id", "at" });

            migrationBuilder.AddForeignKey(
                name: "fk_changes_image_before_id",
                table: "changes",
                column: "image_before_id",
                principalTable: "images",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.DropIndex(
                name: "ix_sites_project_id_cell_published_creator_id_latitude_longitude",
                table: "sites");

            migrationBuilder.DropIndex(
                name: "ix_sites_project_id_published",
                table: "sites");

            migrationBuilder.DropIndex(
                name: "ix_sites_project_id_published_tile_cell",
                table: "sites");

            migrationBuilder.DropIndex(
                name: "ux_sites_project_id_name",
                table: "sites");

            migrationBuilder.DropIndex(
                name: "ix_memories_site_id_published_id_image_id",
                table: "memories");

            // What hid a thing found it published; of other changes it is not known any more.
            migrationBuilder.Sql("UPDATE changes SET published_before = 1 WHERE action = 'Hide'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Without the columns, what is deleted would be there again.
            migrationBuilder.Sql("DELETE FROM memories WHERE deletion <> 0");
            migrationBuilder.Sql("DELETE FROM sites WHERE deletion <> 0");

            migrationBuilder.DropForeignKey(
                name: "fk_changes_image_before_id",
                table: "changes");

            migrationBuilder.CreateIndex(
                name: "ix_sites_project_id_cell_published_creator_id_latitude_longitude",
                table: "sites",
                columns: new[] { "project_id", "cell", "published", "creator_id", "latitude", "longitude" });

            migrationBuilder.CreateIndex(
                name: "ix_sites_project_id_published",
                table: "sites",
                columns: new[] { "project_id", "published" });

            migrationBuilder.CreateIndex(
                name: "ix_sites_project_id_published_tile_cell",
                table: "sites",
                columns: new[] { "project_id", "published", "tile_cell" });

            migrationBuilder.CreateIndex(
                name: "ux_sites_project_id_name",
                table: "sites",
                columns: new[] { "project_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_memories_site_id_published_id_image_id",
                table: "memories",
                columns: new[] { "site_id", "published", "id", "image_id" });

            migrationBuilder.DropIndex(
                name: "ix_sites_deleted_at",
                table: "sites");

            migrationBuilder.DropIndex(
                name: "ix_sites_project_id_cell",
                table: "sites");

            migrationBuilder.DropIndex(
                name: "ix_sites_project_id_modified_at",
                table: "sites");

            migrationBuilder.DropIndex(
                name: "ix_sites_project_id_published_deletion",
                table: "sites");

            migrationBuilder.DropIndex(
                name: "ix_sites_project_id_published_deletion_tile_cell",
                table: "sites");

            migrationBuilder.DropIndex(
                name: "ux_sites_project_id_name_deletion",
                table: "sites");

            migrationBuilder.DropIndex(
                name: "ix_memories_deleted_at",
                table: "memories");

            migrationBuilder.DropIndex(
                name: "ix_memories_site_id_published_deletion_id_image_id",
                table: "memories");

            migrationBuilder.DropIndex(
                name: "ix_changes_image_before_id",
                table: "changes");

            migrationBuilder.DropIndex(
                name: "ix_changes_resource_parent_id_at",
                table: "changes");

            migrationBuilder.DropColumn(
                name: "deleted_at",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "deletion",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "deleted_at",
                table: "memories");

            migrationBuilder.DropColumn(
                name: "deletion",
                table: "memories");

            migrationBuilder.DropColumn(
                name: "content_before",
                table: "changes");

            migrationBuilder.DropColumn(
                name: "identifier",
                table: "changes");

            migrationBuilder.DropColumn(
                name: "image_before_id",
                table: "changes");

            migrationBuilder.DropColumn(
                name: "published_before",
                table: "changes");
        }
    }
}
