using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeteroSpace.Foundation.Db.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "code",
                table: "people",
                type: "TEXT",
                maxLength: 12,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "folded_name",
                table: "people",
                type: "TEXT",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "phone_end",
                table: "people",
                type: "TEXT",
                maxLength: 4,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "data_requests",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    right = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    asked = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answered = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    by = table.Column<byte[]>(type: "BLOB", nullable: true)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    browser = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seen = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    guardian_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    asked = table.Column<DateTime>(type: "TEXT", nullable: false),
                    agreed = table.Column<DateTime>(type: "TEXT", nullable: true),
                    by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    version = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true)
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
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organisation = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    sector = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    founded = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    capital = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    turnover = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    nib = table.Column<string>(type: "TEXT", maxLength: 13, nullable: true),
                    cooperative_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    legal_number = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    members = table.Column<int>(type: "INTEGER", nullable: true),
                    stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    part = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true)
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
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    statement = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    file = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 260, nullable: true),
                    asked = table.Column<DateTime>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    decided = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
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
                update people set code = 'HM-' || substr('23456789ABCDEFGHJKMNPQRSTWXYZ', 1 + abs(random() % 29), 1) || substr('23456789ABCDEFGHJKMNPQRSTWXYZ', 1 + abs(random() % 29), 1) || substr('23456789ABCDEFGHJKMNPQRSTWXYZ', 1 + abs(random() % 29), 1) || substr('23456789ABCDEFGHJKMNPQRSTWXYZ', 1 + abs(random() % 29), 1) || '-' || substr('23456789ABCDEFGHJKMNPQRSTWXYZ', 1 + abs(random() % 29), 1) || substr('23456789ABCDEFGHJKMNPQRSTWXYZ', 1 + abs(random() % 29), 1) || substr('23456789ABCDEFGHJKMNPQRSTWXYZ', 1 + abs(random() % 29), 1) || substr('23456789ABCDEFGHJKMNPQRSTWXYZ', 1 + abs(random() % 29), 1),
                    folded_name = ' ' || lower(trim(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(name, 'É', 'e'), 'È', 'e'), 'Ê', 'e'), 'Ë', 'e'), 'Á', 'a'), 'À', 'a'), 'Â', 'a'), 'Ä', 'a'), 'Ã', 'a'), 'Í', 'i'), 'Ì', 'i'), 'Ï', 'i'), 'Ó', 'o'), 'Ò', 'o'), 'Ô', 'o'), 'Ö', 'o'), 'Ú', 'u'), 'Ù', 'u'), 'Ü', 'u'), 'Ñ', 'n'), 'Ç', 'c'), 'é', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'á', 'a'), 'à', 'a'), 'â', 'a'), 'ä', 'a'), 'ã', 'a'), 'í', 'i'), 'ì', 'i'), 'ï', 'i'), 'ó', 'o'), 'ò', 'o'), 'ô', 'o'), 'ö', 'o'), 'ú', 'u'), 'ù', 'u'), 'ü', 'u'), 'ñ', 'n'), 'ç', 'c'))), phone_end = substr(phone, -4)
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
