using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Muistot.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ProjectCreator : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "creator_id",
                table: "projects",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_projects_creator_id",
                table: "projects",
                column: "creator_id");

            migrationBuilder.AddForeignKey(
                name: "fk_projects_creator_id",
                table: "projects",
                column: "creator_id",
                principalTable: "users",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            // Who changed a project last made it, as long as nobody has changed it since.
            migrationBuilder.Sql("UPDATE projects SET creator_id = modifier_id WHERE version = 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_projects_creator_id",
                table: "projects");

            migrationBuilder.DropIndex(
                name: "ix_projects_creator_id",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "creator_id",
                table: "projects");
        }
    }
}
