using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Muistot.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ImageAltAndSize : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "image_alt",
                table: "site_information",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "image_alt",
                table: "project_information",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "image_alt",
                table: "memories",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "height",
                table: "images",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "width",
                table: "images",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "image_alt",
                table: "site_information");

            migrationBuilder.DropColumn(
                name: "image_alt",
                table: "project_information");

            migrationBuilder.DropColumn(
                name: "image_alt",
                table: "memories");

            migrationBuilder.DropColumn(
                name: "height",
                table: "images");

            migrationBuilder.DropColumn(
                name: "width",
                table: "images");
        }
    }
}
