using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeteroSpace.Foundation.Db.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Members : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "awaits_guardian",
                table: "people",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "code",
                table: "people",
                type: "character varying(12)",
                maxLength: 12,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "folded_name",
                table: "people",
                type: "character varying(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "phone_end",
                table: "people",
                type: "character varying(4)",
                maxLength: 4,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "data_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    right = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    asked = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    answered = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answer = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_data_requests_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "devices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    browser = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    seen = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_devices", x => x.id);
                    table.ForeignKey(
                        name: "fk_devices_asp_net_users_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "guardians",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    guardian_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    asked = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    agreed = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guardians", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_guardians_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "member_profiles",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    sector = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    founded = table.Column<DateOnly>(type: "date", nullable: true),
                    capital = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    turnover = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    nib = table.Column<string>(type: "character varying(13)", maxLength: 13, nullable: true),
                    cooperative_type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    legal_number = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    members = table.Column<int>(type: "integer", nullable: true),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    part = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_profiles", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_member_profiles_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_sites",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_sites", x => new { x.person_id, x.site_id });
                    table.ForeignKey(
                        name: "fk_person_sites_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "verifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    statement = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    file = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    file_name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: true),
                    asked = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verifications", x => x.id);
                    table.ForeignKey(
                        name: "fk_verifications_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            // Those who were here before get a card, and are found by name and number.
            migrationBuilder.Sql("""
                update people set code = 'HM-' || substr('23456789ABCDEFGHJKMNPQRSTWXYZ', 1 + floor(random() * 29)::int, 1) || substr('23456789ABCDEFGHJKMNPQRSTWXYZ', 1 + floor(random() * 29)::int, 1) || substr('23456789ABCDEFGHJKMNPQRSTWXYZ', 1 + floor(random() * 29)::int, 1) || substr('23456789ABCDEFGHJKMNPQRSTWXYZ', 1 + floor(random() * 29)::int, 1) || '-' || substr('23456789ABCDEFGHJKMNPQRSTWXYZ', 1 + floor(random() * 29)::int, 1) || substr('23456789ABCDEFGHJKMNPQRSTWXYZ', 1 + floor(random() * 29)::int, 1) || substr('23456789ABCDEFGHJKMNPQRSTWXYZ', 1 + floor(random() * 29)::int, 1) || substr('23456789ABCDEFGHJKMNPQRSTWXYZ', 1 + floor(random() * 29)::int, 1),
                    folded_name = ' ' || lower(trim(regexp_replace(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g'), '\s+', ' ', 'g'))), phone_end = right(phone, 4)
                """);

            migrationBuilder.CreateIndex(
                name: "ix_people_code",
                table: "people",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_folded_name_id",
                table: "people",
                columns: new[] { "folded_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_people_phone_end",
                table: "people",
                column: "phone_end");

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_person_id",
                table: "data_requests",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_site_id_answered_due",
                table: "data_requests",
                columns: new[] { "site_id", "answered", "due" });

            migrationBuilder.CreateIndex(
                name: "ix_devices_account_id",
                table: "devices",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_person_sites_site_id",
                table: "person_sites",
                column: "site_id");

            migrationBuilder.CreateIndex(
                name: "ix_verifications_site_id_status_asked",
                table: "verifications",
                columns: new[] { "site_id", "status", "asked" });

            migrationBuilder.CreateIndex(
                name: "verifications_one_waits",
                table: "verifications",
                column: "person_id",
                unique: true,
                filter: "status = 'Waiting'");

            migrationBuilder.Sql("""
                insert into person_sites (person_id, site_id)
                select person_id, site_id from bookings where person_id is not null union select person_id, site_id from enquiries where person_id is not null
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "data_requests");

            migrationBuilder.DropTable(
                name: "devices");

            migrationBuilder.DropTable(
                name: "guardians");

            migrationBuilder.DropTable(
                name: "member_profiles");

            migrationBuilder.DropTable(
                name: "person_sites");

            migrationBuilder.DropTable(
                name: "verifications");

            migrationBuilder.DropIndex(
                name: "ix_people_code",
                table: "people");

            migrationBuilder.DropIndex(
                name: "ix_people_folded_name_id",
                table: "people");

            migrationBuilder.DropIndex(
                name: "ix_people_phone_end",
                table: "people");

            migrationBuilder.DropColumn(
                name: "awaits_guardian",
                table: "people");

            migrationBuilder.DropColumn(
                name: "code",
                table: "people");

            migrationBuilder.DropColumn(
                name: "folded_name",
                table: "people");

            migrationBuilder.DropColumn(
                name: "phone_end",
                table: "people");
        }
    }
}
