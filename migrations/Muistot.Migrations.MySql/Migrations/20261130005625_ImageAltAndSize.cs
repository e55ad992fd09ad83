using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Muistot.Migrations.MySql.Migrations
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
                type: "varchar(500)",
                maxLength: 500,
                nullable: true,
                collation: "utf8mb4_bin")
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.AddColumn<string>(
                name: "image_alt",
                table: "project_information",
                type: "varchar(500)",
                maxLength: 500,
                nullable: true,
                collation: "utf8mb4_bin")
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.AddColumn<string>(
                name: "image_alt",
                table: "memories",
                type: "varchar(500)",
                maxLength: 500,
                nullable: true,
                collation: "utf8mb4_bin")
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.AddColumn<int>(
                name: "height",
                table: "images",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "width",
                table: "images",
                type: "int",
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
