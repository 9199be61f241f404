using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeteroSpace.Foundation.Db.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Outbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "link_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    wrapped = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_link_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "message_preferences",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    topic = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reach = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_preferences", x => new { x.person_id, x.topic });
                    table.ForeignKey(
                        name: "fk_message_preferences_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    cause = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    to = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    calendar = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    unsubscribe = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    due = table.Column<DateTime>(type: "TEXT", nullable: false),
                    claimed_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    sent_by = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_cause_channel",
                table: "outbox",
                columns: new[] { "cause", "channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_person_id",
                table: "outbox",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_site_id_status_at",
                table: "outbox",
                columns: new[] { "site_id", "status", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_status_channel_due",
                table: "outbox",
                columns: new[] { "status", "channel", "due" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "link_keys");

            migrationBuilder.DropTable(
                name: "message_preferences");

            migrationBuilder.DropTable(
                name: "outbox");
        }
    }
}
