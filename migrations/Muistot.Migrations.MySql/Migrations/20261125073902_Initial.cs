using System;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Muistot.Migrations.MySql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.CreateTable(
                name: "languages",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    lang = table.Column<string>(type: "varchar(5)", maxLength: 5, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_languages", x => x.id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "audit_memories",
                columns: table => new
                {
                    user_id = table.Column<int>(type: "int", nullable: false),
                    memory_id = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_memories", x => new { x.memory_id, x.user_id });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "audit_sites",
                columns: table => new
                {
                    user_id = table.Column<int>(type: "int", nullable: false),
                    site_id = table.Column<int>(type: "int", nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_sites", x => new { x.site_id, x.user_id });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "images",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("MySql:ValueGenerationStrategy", MySqlValueGenerationStrategy.IdentityColumn),
                    uploader_id = table.Column<int>(type: "int", nullable: true),
                    file_name = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    created_at = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    modified_at = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_images", x => x.id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("MySql:ValueGenerationStrategy", MySqlValueGenerationStrategy.IdentityColumn),
                    email = table.Column<string>(type: "varchar(255)", maxLength: 255, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    email_key = table.Column<string>(type: "varchar(255)", maxLength: 255, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    username = table.Column<string>(type: "varchar(255)", maxLength: 255, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    username_key = table.Column<string>(type: "varchar(255)", maxLength: 255, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    verified = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    image_id = table.Column<int>(type: "int", nullable: true),
                    lang_id = table.Column<int>(type: "int", nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    modified_at = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                    table.ForeignKey(
                        name: "fk_users_image_id",
                        column: x => x.image_id,
                        principalTable: "images",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_users_lang_id",
                        column: x => x.lang_id,
                        principalTable: "languages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "login_log",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("MySql:ValueGenerationStrategy", MySqlValueGenerationStrategy.IdentityColumn),
                    user_id = table.Column<int>(type: "int", nullable: true),
                    username = table.Column<string>(type: "varchar(255)", maxLength: 255, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    superuser = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    admin_in = table.Column<string>(type: "mediumtext", nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    timestamp = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_login_log", x => x.id);
                    table.ForeignKey(
                        name: "fk_login_log_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "login_mails",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("MySql:ValueGenerationStrategy", MySqlValueGenerationStrategy.IdentityColumn),
                    user_id = table.Column<int>(type: "int", nullable: false),
                    lang_id = table.Column<int>(type: "int", nullable: false),
                    requested_at = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    claimed_until = table.Column<DateTime>(type: "datetime(6)", nullable: false)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "projects",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("MySql:ValueGenerationStrategy", MySqlValueGenerationStrategy.IdentityColumn),
                    name = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    image_id = table.Column<int>(type: "int", nullable: true),
                    starts = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    ends = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    admin_posting = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    auto_publish = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    published = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    default_language_id = table.Column<int>(type: "int", nullable: false),
                    modifier_id = table.Column<int>(type: "int", nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    modified_at = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_projects", x => x.id);
                    table.ForeignKey(
                        name: "fk_projects_default_language_id",
                        column: x => x.default_language_id,
                        principalTable: "languages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_projects_image_id",
                        column: x => x.image_id,
                        principalTable: "images",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_projects_modifier_id",
                        column: x => x.modifier_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "superusers",
                columns: table => new
                {
                    user_id = table.Column<int>(type: "int", nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    modified_at = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_superusers", x => x.user_id);
                    table.ForeignKey(
                        name: "fk_superusers_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "user_personal_data",
                columns: table => new
                {
                    user_id = table.Column<int>(type: "int", nullable: false),
                    first_name = table.Column<string>(type: "varchar(255)", maxLength: 255, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    last_name = table.Column<string>(type: "varchar(255)", maxLength: 255, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    country = table.Column<string>(type: "varchar(5)", maxLength: 5, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    city = table.Column<string>(type: "varchar(255)", maxLength: 255, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    modified_at = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_personal_data", x => x.user_id);
                    table.ForeignKey(
                        name: "fk_user_personal_data_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "project_admins",
                columns: table => new
                {
                    project_id = table.Column<int>(type: "int", nullable: false),
                    user_id = table.Column<int>(type: "int", nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_admins", x => new { x.project_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_project_admins_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_project_admins_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "project_contact",
                columns: table => new
                {
                    project_id = table.Column<int>(type: "int", nullable: false),
                    can_contact = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    has_research_permit = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    contact_email = table.Column<string>(type: "varchar(255)", maxLength: 255, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    modifier_id = table.Column<int>(type: "int", nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    modified_at = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_contact", x => x.project_id);
                    table.ForeignKey(
                        name: "fk_project_contact_modifier_id",
                        column: x => x.modifier_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_project_contact_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "project_information",
                columns: table => new
                {
                    lang_id = table.Column<int>(type: "int", nullable: false),
                    project_id = table.Column<int>(type: "int", nullable: false),
                    name = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    @abstract = table.Column<string>(name: "abstract", type: "mediumtext", nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    description = table.Column<string>(type: "mediumtext", nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    modifier_id = table.Column<int>(type: "int", nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    modified_at = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_information", x => new { x.project_id, x.lang_id });
                    table.ForeignKey(
                        name: "fk_project_information_lang_id",
                        column: x => x.lang_id,
                        principalTable: "languages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_project_information_modifier_id",
                        column: x => x.modifier_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_project_information_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "project_moderators",
                columns: table => new
                {
                    project_id = table.Column<int>(type: "int", nullable: false),
                    user_id = table.Column<int>(type: "int", nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_moderators", x => new { x.project_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_project_moderators_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_project_moderators_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "sites",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("MySql:ValueGenerationStrategy", MySqlValueGenerationStrategy.IdentityColumn),
                    project_id = table.Column<int>(type: "int", nullable: false),
                    name = table.Column<string>(type: "varchar(250)", maxLength: 250, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    image_id = table.Column<int>(type: "int", nullable: true),
                    published = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    modifier_id = table.Column<int>(type: "int", nullable: true),
                    creator_id = table.Column<int>(type: "int", nullable: true),
                    latitude = table.Column<double>(type: "double", nullable: false),
                    longitude = table.Column<double>(type: "double", nullable: false),
                    cell = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    modified_at = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sites", x => x.id);
                    table.ForeignKey(
                        name: "fk_sites_creator_id",
                        column: x => x.creator_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_sites_image_id",
                        column: x => x.image_id,
                        principalTable: "images",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_sites_modifier_id",
                        column: x => x.modifier_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_sites_project_id",
                        column: x => x.project_id,
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "memories",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("MySql:ValueGenerationStrategy", MySqlValueGenerationStrategy.IdentityColumn),
                    site_id = table.Column<int>(type: "int", nullable: false),
                    user_id = table.Column<int>(type: "int", nullable: true),
                    image_id = table.Column<int>(type: "int", nullable: true),
                    title = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    story = table.Column<string>(type: "mediumtext", nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    published = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    created_at = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    modified_at = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memories", x => x.id);
                    table.ForeignKey(
                        name: "fk_memories_image_id",
                        column: x => x.image_id,
                        principalTable: "images",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_memories_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_memories_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.CreateTable(
                name: "site_information",
                columns: table => new
                {
                    lang_id = table.Column<int>(type: "int", nullable: false),
                    site_id = table.Column<int>(type: "int", nullable: false),
                    name = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    @abstract = table.Column<string>(name: "abstract", type: "mediumtext", nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    description = table.Column<string>(type: "mediumtext", nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    modifier_id = table.Column<int>(type: "int", nullable: true),
                    created_at = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    modified_at = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_site_information", x => new { x.site_id, x.lang_id });
                    table.ForeignKey(
                        name: "fk_site_information_lang_id",
                        column: x => x.lang_id,
                        principalTable: "languages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_site_information_modifier_id",
                        column: x => x.modifier_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_site_information_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_bin");

            migrationBuilder.InsertData(
                table: "languages",
                columns: new[] { "id", "lang" },
                values: new object[,]
                {
                    { 1, "fi" },
                    { 2, "en" },
                    { 3, "aa" },
                    { 4, "ab" },
                    { 5, "ae" },
                    { 6, "af" },
                    { 7, "ak" },
                    { 8, "am" },
                    { 9, "an" },
                    { 10, "ar" },
                    { 11, "as" },
                    { 12, "av" },
                    { 13, "ay" },
                    { 14, "az" },
                    { 15, "ba" },
                    { 16, "be" },
                    { 17, "bg" },
                    { 18, "bi" },
                    { 19, "bm" },
                    { 20, "bn" },
                    { 21, "bo" },
                    { 22, "br" },
                    { 23, "bs" },
                    { 24, "ca" },
                    { 25, "ce" },
                    { 26, "ch" },
                    { 27, "co" },
                    { 28, "cr" },
                    { 29, "cs" },
                    { 30, "cu" },
                    { 31, "cv" },
                    { 32, "cy" },
                    { 33, "da" },
                    { 34, "de" },
                    { 35, "dv" },
                    { 36, "dz" },
                    { 37, "ee" },
                    { 38, "el" },
                    { 39, "eo" },
                    { 40, "es" },
                    { 41, "et" },
                    { 42, "eu" },
                    { 43, "fa" },
                    { 44, "ff" },
                    { 45, "fj" },
                    { 46, "fo" },
                    { 47, "fr" },
                    { 48, "fy" },
                    { 49, "ga" },
                    { 50, "gd" },
                    { 51, "gl" },
                    { 52, "gn" },
                    { 53, "gu" },
                    { 54, "gv" },
                    { 55, "ha" },
                    { 56, "he" },
                    { 57, "hi" },
                    { 58, "ho" },
                    { 59, "hr" },
                    { 60, "ht" },
                    { 61, "hu" },
                    { 62, "hy" },
                    { 63, "hz" },
                    { 64, "ia" },
                    { 65, "id" },
                    { 66, "ie" },
                    { 67, "ig" },
                    { 68, "ii" },
                    { 69, "ik" },
                    { 70, "io" },
                    { 71, "is" },
                    { 72, "it" },
                    { 73, "iu" },
                    { 74, "ja" },
                    { 75, "jv" },
                    { 76, "ka" },
                    { 77, "kg" },
                    { 78, "ki" },
                    { 79, "kj" },
                    { 80, "kk" },
                    { 81, "kl" },
                    { 82, "km" },
                    { 83, "kn" },
                    { 84, "ko" },
                    { 85, "kr" },
                    { 86, "ks" },
                    { 87, "ku" },
                    { 88, "kv" },
                    { 89, "kw" },
                    { 90, "ky" },
                    { 91, "la" },
                    { 92, "lb" },
                    { 93, "lg" },
                    { 94, "li" },
                    { 95, "ln" },
                    { 96, "lo" },
                    { 97, "lt" },
                    { 98, "lu" },
                    { 99, "lv" },
                    { 100, "mg" },
                    { 101, "mh" },
                    { 102, "mi" },
                    { 103, "mk" },
                    { 104, "ml" },
                    { 105, "mn" },
                    { 106, "mr" },
                    { 107, "ms" },
                    { 108, "mt" },
                    { 109, "my" },
                    { 110, "na" },
                    { 111, "nb" },
                    { 112, "nd" },
                    { 113, "ne" },
                    { 114, "ng" },
                    { 115, "nl" },
                    { 116, "nn" },
                    { 117, "no" },
                    { 118, "nr" },
                    { 119, "nv" },
                    { 120, "ny" },
                    { 121, "oc" },
                    { 122, "oj" },
                    { 123, "om" },
                    { 124, "or" },
                    { 125, "os" },
                    { 126, "pa" },
                    { 127, "pi" },
                    { 128, "pl" },
                    { 129, "ps" },
                    { 130, "pt" },
                    { 131, "qu" },
                    { 132, "rm" },
                    { 133, "rn" },
                    { 134, "ro" },
                    { 135, "ru" },
                    { 136, "rw" },
                    { 137, "sa" },
                    { 138, "sc" },
                    { 139, "sd" },
                    { 140, "se" },
                    { 141, "sg" },
                    { 142, "sh" },
                    { 143, "si" },
                    { 144, "sk" },
                    { 145, "sl" },
                    { 146, "sm" },
                    { 147, "sn" },
                    { 148, "so" },
                    { 149, "sq" },
                    { 150, "sr" },
                    { 151, "ss" },
                    { 152, "st" },
                    { 153, "su" },
                    { 154, "sv" },
                    { 155, "sw" },
                    { 156, "ta" },
                    { 157, "te" },
                    { 158, "tg" },
                    { 159, "th" },
                    { 160, "ti" },
                    { 161, "tk" },
                    { 162, "tl" },
                    { 163, "tn" },
                    { 164, "to" },
                    { 165, "tr" },
                    { 166, "ts" },
                    { 167, "tt" },
                    { 168, "tw" },
                    { 169, "ty" },
                    { 170, "ug" },
                    { 171, "uk" },
                    { 172, "ur" },
                    { 173, "uz" },
                    { 174, "ve" },
                    { 175, "vi" },
                    { 176, "vo" },
                    { 177, "wa" },
                    { 178, "wo" },
                    { 179, "xh" },
                    { 180, "yi" },
                    { 181, "yo" },
                    { 182, "za" },
                    { 183, "zh" },
                    { 184, "zu" }
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_memories_user_id",
                table: "audit_memories",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_sites_user_id",
                table: "audit_sites",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_images_uploader_id",
                table: "images",
                column: "uploader_id");

            migrationBuilder.CreateIndex(
                name: "ux_images_file_name",
                table: "images",
                column: "file_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_languages_lang",
                table: "languages",
                column: "lang",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_login_log_timestamp",
                table: "login_log",
                column: "timestamp");

            migrationBuilder.CreateIndex(
                name: "ix_login_log_user_id",
                table: "login_log",
                column: "user_id");

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

            migrationBuilder.CreateIndex(
                name: "ix_memories_image_id",
                table: "memories",
                column: "image_id");

            migrationBuilder.CreateIndex(
                name: "ix_memories_site_id_published_id_image_id",
                table: "memories",
                columns: new[] { "site_id", "published", "id", "image_id" });

            migrationBuilder.CreateIndex(
                name: "ix_memories_user_id",
                table: "memories",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_admins_user_id",
                table: "project_admins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_contact_modifier_id",
                table: "project_contact",
                column: "modifier_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_information_lang_id",
                table: "project_information",
                column: "lang_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_information_modifier_id",
                table: "project_information",
                column: "modifier_id");

            migrationBuilder.CreateIndex(
                name: "ix_project_moderators_user_id",
                table: "project_moderators",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_projects_default_language_id",
                table: "projects",
                column: "default_language_id");

            migrationBuilder.CreateIndex(
                name: "ix_projects_image_id",
                table: "projects",
                column: "image_id");

            migrationBuilder.CreateIndex(
                name: "ix_projects_modifier_id",
                table: "projects",
                column: "modifier_id");

            migrationBuilder.CreateIndex(
                name: "ux_projects_name",
                table: "projects",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_site_information_lang_id",
                table: "site_information",
                column: "lang_id");

            migrationBuilder.CreateIndex(
                name: "ix_site_information_modifier_id",
                table: "site_information",
                column: "modifier_id");

            migrationBuilder.CreateIndex(
                name: "ix_sites_creator_id",
                table: "sites",
                column: "creator_id");

            migrationBuilder.CreateIndex(
                name: "ix_sites_image_id",
                table: "sites",
                column: "image_id");

            migrationBuilder.CreateIndex(
                name: "ix_sites_modifier_id",
                table: "sites",
                column: "modifier_id");

            migrationBuilder.CreateIndex(
                name: "ix_sites_project_id_cell_published_creator_id_latitude_longitude",
                table: "sites",
                columns: new[] { "project_id", "cell", "published", "creator_id", "latitude", "longitude" });

            migrationBuilder.CreateIndex(
                name: "ix_sites_project_id_published",
                table: "sites",
                columns: new[] { "project_id", "published" });

            migrationBuilder.CreateIndex(
                name: "ux_sites_project_id_name",
                table: "sites",
                columns: new[] { "project_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_users_image_id",
                table: "users",
                column: "image_id");

            migrationBuilder.CreateIndex(
                name: "ix_users_lang_id",
                table: "users",
                column: "lang_id");

            migrationBuilder.CreateIndex(
                name: "ux_users_email_key",
                table: "users",
                column: "email_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_users_username_key",
                table: "users",
                column: "username_key",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_audit_memories_memory_id",
                table: "audit_memories",
                column: "memory_id",
                principalTable: "memories",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_audit_memories_user_id",
                table: "audit_memories",
                column: "user_id",
                principalTable: "users",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_audit_sites_site_id",
                table: "audit_sites",
                column: "site_id",
                principalTable: "sites",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_audit_sites_user_id",
                table: "audit_sites",
                column: "user_id",
                principalTable: "users",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_images_uploader_id",
                table: "images",
                column: "uploader_id",
                principalTable: "users",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_images_uploader_id",
                table: "images");

            migrationBuilder.DropTable(
                name: "audit_memories");

            migrationBuilder.DropTable(
                name: "audit_sites");

            migrationBuilder.DropTable(
                name: "login_log");

            migrationBuilder.DropTable(
                name: "login_mails");

            migrationBuilder.DropTable(
                name: "project_admins");

            migrationBuilder.DropTable(
                name: "project_contact");

            migrationBuilder.DropTable(
                name: "project_information");

            migrationBuilder.DropTable(
                name: "project_moderators");

            migrationBuilder.DropTable(
                name: "site_information");

            migrationBuilder.DropTable(
                name: "superusers");

            migrationBuilder.DropTable(
                name: "user_personal_data");

            migrationBuilder.DropTable(
                name: "memories");

            migrationBuilder.DropTable(
                name: "sites");

            migrationBuilder.DropTable(
                name: "projects");

            migrationBuilder.DropTable(
                name: "users");

            migrationBuilder.DropTable(
                name: "images");

            migrationBuilder.DropTable(
                name: "languages");
        }
    }
}
