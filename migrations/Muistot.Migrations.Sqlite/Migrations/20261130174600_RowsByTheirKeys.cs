using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Muistot.Migrations.Sqlite.Migrations
{
    /// <summary>
    /// Keeps the rows of the search index and the clusters in the order of their keys, as InnoDB does, where SQLite kept each row and, in
    /// another tree, its key: half the size, half the trees to write to, and nothing to look up behind a key (SQLite, WITHOUT ROWID).
    /// EF Core does not know of it: a later migration that builds one of these tables anew has to say it again.
    /// </summary>
    public partial class RowsByTheirKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Rebuild(migrationBuilder, " WITHOUT ROWID");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Rebuild(migrationBuilder, "");

        private static void Rebuild(MigrationBuilder migrationBuilder, string order)
        {
            RebuildPostings(migrationBuilder, "projects", order);
            RebuildPostings(migrationBuilder, "sites", order);
            RebuildPostings(migrationBuilder, "memories", order);
            migrationBuilder.Sql(
                $"""
                CREATE TABLE rebuilt (
                    "text" TEXT NOT NULL,
                    "term_id" INTEGER NOT NULL,
                    CONSTRAINT "pk_search_suffixes" PRIMARY KEY ("text", "term_id"),
                    CONSTRAINT "fk_search_suffixes_term_id" FOREIGN KEY ("term_id") REFERENCES "search_terms" ("id") ON DELETE CASCADE
                ){order};
                INSERT INTO rebuilt SELECT text, term_id FROM search_suffixes ORDER BY text, term_id;
                DROP TABLE search_suffixes;
                ALTER TABLE rebuilt RENAME TO "search_suffixes";
                CREATE INDEX "ix_search_suffixes_term_id" ON "search_suffixes" ("term_id");
                """);
            migrationBuilder.Sql(
                $"""
                CREATE TABLE rebuilt (
                    "project_id" INTEGER NOT NULL,
                    "level" INTEGER NOT NULL,
                    "cell" INTEGER NOT NULL,
                    "count" INTEGER NOT NULL,
                    "sum_x" INTEGER NOT NULL,
                    "sum_y" INTEGER NOT NULL,
                    "min_x" INTEGER NOT NULL,
                    "min_y" INTEGER NOT NULL,
                    "max_x" INTEGER NOT NULL,
                    "max_y" INTEGER NOT NULL,
                    CONSTRAINT "pk_site_clusters" PRIMARY KEY ("project_id", "level", "cell")
                ){order};
                INSERT INTO rebuilt SELECT project_id, level, cell, count, sum_x, sum_y, min_x, min_y, max_x, max_y FROM site_clusters
                    ORDER BY project_id, level, cell;
                DROP TABLE site_clusters;
                ALTER TABLE rebuilt RENAME TO "site_clusters";
                """);
        }

        private static void RebuildPostings(MigrationBuilder migrationBuilder, string of, string order) => migrationBuilder.Sql(
            $"""
            CREATE TABLE rebuilt (
                "term_id" INTEGER NOT NULL,
                "resource_id" INTEGER NOT NULL,
                "in_title" INTEGER NOT NULL,
                CONSTRAINT "pk_search_{of}" PRIMARY KEY ("term_id", "resource_id"),
                CONSTRAINT "fk_search_{of}_resource_id" FOREIGN KEY ("resource_id") REFERENCES "{of}" ("id") ON DELETE CASCADE
            ){order};
            INSERT INTO rebuilt SELECT term_id, resource_id, in_title FROM search_{of} ORDER BY term_id, resource_id;
            DROP TABLE search_{of};
            ALTER TABLE rebuilt RENAME TO "search_{of}";
            CREATE INDEX "ix_search_{of}_resource_id" ON "search_{of}" ("resource_id");
            """);
    }
}
