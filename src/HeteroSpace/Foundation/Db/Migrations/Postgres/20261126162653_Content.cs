using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace HeteroSpace.Foundation.Db.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Content : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "answers_id",
                table: "comments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "comments",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "comments",
                type: "character varying(5)",
                maxLength: 5,
                nullable: false,
                defaultValue: "id");

            migrationBuilder.AddColumn<Guid>(
                name: "parent_id",
                table: "comments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone_code",
                table: "comments",
                type: "character varying(6)",
                maxLength: 6,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "reports",
                table: "comments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "score",
                table: "comments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "shown_at",
                table: "comments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "signs",
                table: "comments",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            // What everyone can read was shown when it was written, as far as is known.
            migrationBuilder.Sql("update comments set shown_at = at where status = 'Shown'");

            migrationBuilder.CreateTable(
                name: "channel_series",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    open = table.Column<bool>(type: "boolean", nullable: false),
                    made = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    about_en = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    about_id = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    name_en = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    name_id = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_series", x => x.id);
                    table.ForeignKey(
                        name: "fk_channel_series_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "comment_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    comment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comment_reports", x => x.id);
                    table.ForeignKey(
                        name: "fk_comment_reports_comments_comment_id",
                        column: x => x.comment_id,
                        principalTable: "comments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_comment_reports_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "content_pictures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    width = table.Column<int>(type: "integer", nullable: false),
                    height = table.Column<int>(type: "integer", nullable: false),
                    says = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_content_pictures", x => x.id);
                    table.ForeignKey(
                        name: "fk_content_pictures_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "search_documents",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: true),
                    scope = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    words = table.Column<string>(type: "character varying(400000)", maxLength: 400000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_documents", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "channel_feeds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    series_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at_once = table.Column<bool>(type: "boolean", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    made = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    read = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    problem = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_feeds", x => x.id);
                    table.ForeignKey(
                        name: "fk_channel_feeds_channel_series_series_id",
                        column: x => x.series_id,
                        principalTable: "channel_series",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_channel_feeds_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "articles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    summary = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    text = table.Column<string>(type: "character varying(60000)", maxLength: 60000, nullable: false),
                    title_en = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    summary_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    text_en = table.Column<string>(type: "character varying(60000)", maxLength: 60000, nullable: false),
                    sector = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    tags = table.Column<List<string>>(type: "text[]", nullable: false),
                    cover_id = table.Column<Guid>(type: "uuid", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    publish_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    published = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    updated = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    comments_open = table.Column<bool>(type: "boolean", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    terms = table.Column<List<string>>(type: "text[]", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_by = table.Column<Guid>(type: "uuid", nullable: true),
                    made = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_articles", x => x.id);
                    table.ForeignKey(
                        name: "fk_articles_content_picture_cover_id",
                        column: x => x.cover_id,
                        principalTable: "content_pictures",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_articles_event_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_articles_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "article_authors",
                columns: table => new
                {
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_authors", x => new { x.article_id, x.position });
                    table.ForeignKey(
                        name: "fk_article_authors_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_article_authors_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "article_versions",
                columns: table => new
                {
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    summary = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    text = table.Column<string>(type: "character varying(60000)", maxLength: 60000, nullable: false),
                    title_en = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    summary_en = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    text_en = table.Column<string>(type: "character varying(60000)", maxLength: 60000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_versions", x => new { x.article_id, x.number });
                    table.ForeignKey(
                        name: "fk_article_versions_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "episodes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    series_id = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: true),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    title_en = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    summary = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    summary_en = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    notes = table.Column<string>(type: "character varying(30000)", maxLength: 30000, nullable: false),
                    script = table.Column<string>(type: "character varying(30000)", maxLength: 30000, nullable: false),
                    sector = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    tags = table.Column<List<string>>(type: "text[]", nullable: false),
                    cover_id = table.Column<Guid>(type: "uuid", nullable: true),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    event_id = table.Column<Guid>(type: "uuid", nullable: true),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: true),
                    article_id = table.Column<Guid>(type: "uuid", nullable: true),
                    seconds = table.Column<int>(type: "integer", nullable: true),
                    published = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    updated = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    origin = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    comments_open = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_by = table.Column<Guid>(type: "uuid", nullable: true),
                    made = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_episodes", x => x.id);
                    table.ForeignKey(
                        name: "fk_episodes_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_episodes_channel_series_series_id",
                        column: x => x.series_id,
                        principalTable: "channel_series",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_episodes_content_pictures_cover_id",
                        column: x => x.cover_id,
                        principalTable: "content_pictures",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_episodes_event_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_episodes_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiatives",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_episodes_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "related_articles",
                columns: table => new
                {
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    related_id = table.Column<Guid>(type: "uuid", nullable: false),
                    likeness = table.Column<double>(type: "double precision", nullable: false),
                    tags = table.Column<List<string>>(type: "text[]", nullable: false),
                    words = table.Column<List<string>>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_related_articles", x => new { x.article_id, x.related_id });
                    table.ForeignKey(
                        name: "fk_related_articles_articles_article_id",
                        column: x => x.article_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_related_articles_articles_related_id",
                        column: x => x.related_id,
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "episode_credits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    episode_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    part = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_episode_credits", x => x.id);
                    table.ForeignKey(
                        name: "fk_episode_credits_episodes_episode_id",
                        column: x => x.episode_id,
                        principalTable: "episodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_episode_credits_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_episode_credits_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "episode_figures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    episode_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outlet = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    views = table.Column<long>(type: "bigint", nullable: false),
                    likes = table.Column<long>(type: "bigint", nullable: true),
                    comments = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_episode_figures", x => x.id);
                    table.ForeignKey(
                        name: "fk_episode_figures_episodes_episode_id",
                        column: x => x.episode_id,
                        principalTable: "episodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "episode_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    episode_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_episode_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_episode_files_episodes_episode_id",
                        column: x => x.episode_id,
                        principalTable: "episodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "episode_outlets",
                columns: table => new
                {
                    episode_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outlet = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_episode_outlets", x => new { x.episode_id, x.outlet });
                    table.ForeignKey(
                        name: "fk_episode_outlets_episodes_episode_id",
                        column: x => x.episode_id,
                        principalTable: "episodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "episode_shoots",
                columns: table => new
                {
                    episode_id = table.Column<Guid>(type: "uuid", nullable: false),
                    booking_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_episode_shoots", x => new { x.episode_id, x.booking_id });
                    table.ForeignKey(
                        name: "fk_episode_shoots_bookings_booking_id",
                        column: x => x.booking_id,
                        principalTable: "bookings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_episode_shoots_episodes_episode_id",
                        column: x => x.episode_id,
                        principalTable: "episodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "episode_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    episode_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    due = table.Column<DateOnly>(type: "date", nullable: true),
                    done = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    done_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_episode_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_episode_steps_episodes_episode_id",
                        column: x => x.episode_id,
                        principalTable: "episodes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_comments_answers_id",
                table: "comments",
                column: "answers_id");

            migrationBuilder.CreateIndex(
                name: "ix_comments_parent_id_at",
                table: "comments",
                columns: new[] { "parent_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_article_authors_organization_id",
                table: "article_authors",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_articles_cover_id",
                table: "articles",
                column: "cover_id");

            migrationBuilder.CreateIndex(
                name: "ix_articles_event_id",
                table: "articles",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_articles_site_id_status_published",
                table: "articles",
                columns: new[] { "site_id", "status", "published" });

            migrationBuilder.CreateIndex(
                name: "ix_articles_slug",
                table: "articles",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_articles_status_publish_at",
                table: "articles",
                columns: new[] { "status", "publish_at" });

            migrationBuilder.CreateIndex(
                name: "ix_articles_status_published",
                table: "articles",
                columns: new[] { "status", "published" });

            migrationBuilder.CreateIndex(
                name: "ix_channel_feeds_series_id",
                table: "channel_feeds",
                column: "series_id");

            migrationBuilder.CreateIndex(
                name: "ix_channel_feeds_site_id_address",
                table: "channel_feeds",
                columns: new[] { "site_id", "address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_channel_series_site_id",
                table: "channel_series",
                column: "site_id");

            migrationBuilder.CreateIndex(
                name: "ix_channel_series_slug",
                table: "channel_series",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_comment_reports_comment_id_person_id",
                table: "comment_reports",
                columns: new[] { "comment_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_comment_reports_person_id",
                table: "comment_reports",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_content_pictures_name",
                table: "content_pictures",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_content_pictures_site_id_at",
                table: "content_pictures",
                columns: new[] { "site_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_episode_credits_episode_id_position",
                table: "episode_credits",
                columns: new[] { "episode_id", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_episode_credits_organization_id",
                table: "episode_credits",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_episode_credits_person_id",
                table: "episode_credits",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_episode_figures_episode_id_outlet_day",
                table: "episode_figures",
                columns: new[] { "episode_id", "outlet", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_episode_files_episode_id",
                table: "episode_files",
                column: "episode_id");

            migrationBuilder.CreateIndex(
                name: "ix_episode_outlets_address",
                table: "episode_outlets",
                column: "address");

            migrationBuilder.CreateIndex(
                name: "ix_episode_shoots_booking_id",
                table: "episode_shoots",
                column: "booking_id");

            migrationBuilder.CreateIndex(
                name: "ix_episode_steps_episode_id_stage",
                table: "episode_steps",
                columns: new[] { "episode_id", "stage" });

            migrationBuilder.CreateIndex(
                name: "ix_episodes_article_id",
                table: "episodes",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_episodes_cover_id",
                table: "episodes",
                column: "cover_id");

            migrationBuilder.CreateIndex(
                name: "ix_episodes_event_id",
                table: "episodes",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_episodes_initiative_id",
                table: "episodes",
                column: "initiative_id");

            migrationBuilder.CreateIndex(
                name: "ix_episodes_series_id_number",
                table: "episodes",
                columns: new[] { "series_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_episodes_site_id_origin",
                table: "episodes",
                columns: new[] { "site_id", "origin" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_episodes_site_id_stage",
                table: "episodes",
                columns: new[] { "site_id", "stage" });

            migrationBuilder.CreateIndex(
                name: "ix_episodes_slug",
                table: "episodes",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_episodes_stage_published",
                table: "episodes",
                columns: new[] { "stage", "published" });

            migrationBuilder.CreateIndex(
                name: "ix_related_articles_related_id",
                table: "related_articles",
                column: "related_id");

            migrationBuilder.CreateIndex(
                name: "ix_search_documents_kind_subject_id",
                table: "search_documents",
                columns: new[] { "kind", "subject_id" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_comments_comments_answers_id",
                table: "comments",
                column: "answers_id",
                principalTable: "comments",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "fk_comments_comments_parent_id",
                table: "comments",
                column: "parent_id",
                principalTable: "comments",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_comments_comments_answers_id",
                table: "comments");

            migrationBuilder.DropForeignKey(
                name: "fk_comments_comments_parent_id",
                table: "comments");

            migrationBuilder.DropTable(
                name: "article_authors");

            migrationBuilder.DropTable(
                name: "article_versions");

            migrationBuilder.DropTable(
                name: "channel_feeds");

            migrationBuilder.DropTable(
                name: "comment_reports");

            migrationBuilder.DropTable(
                name: "episode_credits");

            migrationBuilder.DropTable(
                name: "episode_figures");

            migrationBuilder.DropTable(
                name: "episode_files");

            migrationBuilder.DropTable(
                name: "episode_outlets");

            migrationBuilder.DropTable(
                name: "episode_shoots");

            migrationBuilder.DropTable(
                name: "episode_steps");

            migrationBuilder.DropTable(
                name: "related_articles");

            migrationBuilder.DropTable(
                name: "search_documents");

            migrationBuilder.DropTable(
                name: "episodes");

            migrationBuilder.DropTable(
                name: "articles");

            migrationBuilder.DropTable(
                name: "channel_series");

            migrationBuilder.DropTable(
                name: "content_pictures");

            migrationBuilder.DropIndex(
                name: "ix_comments_answers_id",
                table: "comments");

            migrationBuilder.DropIndex(
                name: "ix_comments_parent_id_at",
                table: "comments");

            migrationBuilder.DropColumn(
                name: "answers_id",
                table: "comments");

            migrationBuilder.DropColumn(
                name: "email",
                table: "comments");

            migrationBuilder.DropColumn(
                name: "language",
                table: "comments");

            migrationBuilder.DropColumn(
                name: "parent_id",
                table: "comments");

            migrationBuilder.DropColumn(
                name: "phone_code",
                table: "comments");

            migrationBuilder.DropColumn(
                name: "reports",
                table: "comments");

            migrationBuilder.DropColumn(
                name: "score",
                table: "comments");

            migrationBuilder.DropColumn(
                name: "shown_at",
                table: "comments");

            migrationBuilder.DropColumn(
                name: "signs",
                table: "comments");
        }
    }
}
