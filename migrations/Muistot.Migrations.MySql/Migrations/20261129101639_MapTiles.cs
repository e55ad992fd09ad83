using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Muistot.Migrations.MySql.Migrations
{
    /// <inheritdoc />
    public partial class MapTiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "tile_cell",
                table: "sites",
                type: "bigint",
                nullable: false,
                defaultValue: -1L);

            migrationBuilder.CreateTable(
                name: "map_revisions",
                columns: table => new
                {
                    project_id = table.Column<int>(type: "int", nullable: false),
                    shard = table.Column<int>(type: "int", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_map_revisions", x => new { x.project_id, x.shard });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "site_clusters",
                columns: table => new
                {
                    project_id = table.Column<int>(type: "int", nullable: false),
                    level = table.Column<int>(type: "int", nullable: false),
                    cell = table.Column<long>(type: "bigint", nullable: false),
                    count = table.Column<int>(type: "int", nullable: false),
                    sum_x = table.Column<long>(type: "bigint", nullable: false),
                    sum_y = table.Column<long>(type: "bigint", nullable: false),
                    min_x = table.Column<int>(type: "int", nullable: false),
                    min_y = table.Column<int>(type: "int", nullable: false),
                    max_x = table.Column<int>(type: "int", nullable: false),
                    max_y = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_site_clusters", x => new { x.project_id, x.level, x.cell });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateIndex(
                name: "ix_sites_project_id_published_tile_cell",
                table: "sites",
                columns: new[] { "project_id", "published", "tile_cell" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "map_revisions");

            migrationBuilder.DropTable(
                name: "site_clusters");

            migrationBuilder.DropIndex(
                name: "ix_sites_project_id_published_tile_cell",
                table: "sites");

            migrationBuilder.DropColumn(
                name: "tile_cell",
                table: "sites");
        }
    }
}
