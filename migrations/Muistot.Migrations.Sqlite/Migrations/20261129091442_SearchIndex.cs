using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Muistot.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SearchIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "search_memories",
                columns: table => new
                {
                    term_id = table.Column<long>(type: "INTEGER", nullable: false),
                    resource_id = table.Column<long>(type: "INTEGER", nullable: false),
                    in_title = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_memories", x => new { x.term_id, x.resource_id });
                    table.ForeignKey(
                        name: "fk_search_memories_resource_id",
                        column: x => x.resource_id,
                        principalTable: "memories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "search_projects",
                columns: table => new
                {
                    term_id = table.Column<long>(type: "INTEGER", nullable: false),
                    resource_id = table.Column<int>(type: "INTEGER", nullable: false),
                    in_title = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_projects", x => new { x.term_id, x.resource_id });
                    table.ForeignKey(
                        name: "fk_search_projects_resource_id",
                        column: x => x.resource_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "search_sites",
                columns: table => new
                {
                    term_id = table.Column<long>(type: "INTEGER", nullable: false),
                    resource_id = table.Column<int>(type: "INTEGER", nullable: false),
                    in_title = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_sites", x => new { x.term_id, x.resource_id });
                    table.ForeignKey(
                        name: "fk_search_sites_resource_id",
                        column: x => x.resource_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "search_terms",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    folded = table.Column<string>(type: "TEXT", nullable: false),
                    exact = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_terms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_suffixes",
                columns: table => new
                {
                    text = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    term_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_suffixes", x => new { x.text, x.term_id });
                    table.ForeignKey(
                        name: "fk_search_suffixes_term_id",
                        column: x => x.term_id,
                        principalTable: "search_terms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_search_memories_resource_id",
                table: "search_memories",
                column: "resource_id");

            migrationBuilder.CreateIndex(
                name: "ix_search_projects_resource_id",
                table: "search_projects",
                column: "resource_id");

            migrationBuilder.CreateIndex(
                name: "ix_search_sites_resource_id",
                table: "search_sites",
                column: "resource_id");

            migrationBuilder.CreateIndex(
                name: "ix_search_suffixes_term_id",
                table: "search_suffixes",
                column: "term_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "search_memories");

            migrationBuilder.DropTable(
                name: "search_projects");

            migrationBuilder.DropTable(
                name: "search_sites");

            migrationBuilder.DropTable(
                name: "search_suffixes");

            migrationBuilder.DropTable(
                name: "search_terms");
        }
    }
}
