using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeteroSpace.Foundation.Db.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Events : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "codes",
                table: "outbox",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    folded_title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    summary = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    story = table.Column<string>(type: "character varying(6000)", maxLength: 6000, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    sector = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    region_code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    audience = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    tags = table.Column<List<string>>(type: "text[]", nullable: false),
                    picture = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    starts = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ends = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    local_date = table.Column<DateOnly>(type: "date", nullable: false),
                    opens = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    closes = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    draw_seconds = table.Column<int>(type: "integer", nullable: false),
                    draw_secret = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    drawn = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    most_in_group = table.Column<int>(type: "integer", nullable: false),
                    online_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    code_word = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    recording = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    is_class = table.Column<bool>(type: "boolean", nullable: false),
                    certificates = table.Column<bool>(type: "boolean", nullable: false),
                    came_before = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    made = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    published = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reminded = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    thanked = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_events", x => x.id);
                    table.CheckConstraint("events_end_after_start", "ends > starts");
                    table.ForeignKey(
                        name: "fk_events_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiatives",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_events_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_events_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "event_helpers",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_helpers", x => new { x.event_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_event_helpers_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_event_helpers_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "event_photos",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    picture = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    caption = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_photos", x => x.id);
                    table.ForeignKey(
                        name: "fk_event_photos_event_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "event_questions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    asked = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    choices = table.Column<List<string>>(type: "text[]", nullable: false),
                    required = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_questions", x => x.id);
                    table.ForeignKey(
                        name: "fk_event_questions_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "event_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    starts = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ends = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    space_id = table.Column<Guid>(type: "uuid", nullable: true),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_sessions", x => x.id);
                    table.CheckConstraint("event_sessions_end_after_start", "ends > starts");
                    table.ForeignKey(
                        name: "fk_event_sessions_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_event_sessions_space_space_id",
                        column: x => x.space_id,
                        principalTable: "spaces",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "seat_pools",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attend = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    quota = table.Column<int>(type: "integer", nullable: true),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seat_pools", x => x.id);
                    table.CheckConstraint("seat_pools_make_sense", "quota is null or quota >= 0");
                    table.CheckConstraint("seat_pools_never_oversold", "taken >= 0 and (quota is null or taken <= quota)");
                    table.ForeignKey(
                        name: "fk_seat_pools_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "event_speakers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: true),
                    position = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    about = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_speakers", x => x.id);
                    table.ForeignKey(
                        name: "fk_event_speakers_event_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "event_sessions",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_event_speakers_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_event_speakers_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "registrations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pool_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attend = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    language = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    made = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    shown = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    offered_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    lot = table.Column<int>(type: "integer", nullable: true),
                    phone_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registrations", x => x.id);
                    table.CheckConstraint("registrations_have_people", "people > 0");
                    table.ForeignKey(
                        name: "fk_registrations_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_registrations_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_registrations_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_registrations_seat_pools_pool_id",
                        column: x => x.pool_id,
                        principalTable: "seat_pools",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "feedback",
                columns: table => new
                {
                    registration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    useful = table.Column<int>(type: "integer", nullable: false),
                    best = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    better = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback", x => x.registration_id);
                    table.CheckConstraint("feedback_useful_is_1_to_5", "useful between 1 and 5");
                    table.ForeignKey(
                        name: "fk_feedback_event_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_feedback_registration_registration_id",
                        column: x => x.registration_id,
                        principalTable: "registrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "registration_answers",
                columns: table => new
                {
                    registration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registration_answers", x => new { x.registration_id, x.question_id });
                    table.ForeignKey(
                        name: "fk_registration_answers_event_questions_question_id",
                        column: x => x.question_id,
                        principalTable: "event_questions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_registration_answers_registrations_registration_id",
                        column: x => x.registration_id,
                        principalTable: "registrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tickets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    registration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    folded_name = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    returned = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tickets", x => x.id);
                    table.ForeignKey(
                        name: "fk_tickets_registrations_registration_id",
                        column: x => x.registration_id,
                        principalTable: "registrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "attendances",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ticket_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    helper = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendances", x => x.id);
                    table.ForeignKey(
                        name: "fk_attendances_event_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_attendances_ticket_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "certificates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ticket_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    issued = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    withdrawn = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificates", x => x.id);
                    table.ForeignKey(
                        name: "fk_certificates_event_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_certificates_ticket_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "scans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ticket_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    device = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    helper = table.Column<Guid>(type: "uuid", nullable: false),
                    received = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    conflict = table.Column<bool>(type: "boolean", nullable: false),
                    settled = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    undone = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scans", x => x.id);
                    table.ForeignKey(
                        name: "fk_scans_event_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_scans_ticket_ticket_id",
                        column: x => x.ticket_id,
                        principalTable: "tickets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_attendances_event_id",
                table: "attendances",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_attendances_ticket_id_day",
                table: "attendances",
                columns: new[] { "ticket_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_code",
                table: "certificates",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_event_id",
                table: "certificates",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_ticket_id",
                table: "certificates",
                column: "ticket_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_event_helpers_person_id",
                table: "event_helpers",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_event_photos_event_id",
                table: "event_photos",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_event_questions_event_id",
                table: "event_questions",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_event_sessions_event_id_starts",
                table: "event_sessions",
                columns: new[] { "event_id", "starts" });

            migrationBuilder.CreateIndex(
                name: "ix_event_sessions_space_id",
                table: "event_sessions",
                column: "space_id");

            migrationBuilder.CreateIndex(
                name: "ix_event_speakers_event_id",
                table: "event_speakers",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_event_speakers_organization_id",
                table: "event_speakers",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_event_speakers_session_id",
                table: "event_speakers",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_events_initiative_id",
                table: "events",
                column: "initiative_id");

            migrationBuilder.CreateIndex(
                name: "ix_events_organization_id",
                table: "events",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_events_site_id_status_starts",
                table: "events",
                columns: new[] { "site_id", "status", "starts" });

            migrationBuilder.CreateIndex(
                name: "ix_events_slug",
                table: "events",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_events_status_starts",
                table: "events",
                columns: new[] { "status", "starts" });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_event_id",
                table: "feedback",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_registration_answers_question_id",
                table: "registration_answers",
                column: "question_id");

            migrationBuilder.CreateIndex(
                name: "ix_registrations_email",
                table: "registrations",
                column: "email");

            migrationBuilder.CreateIndex(
                name: "ix_registrations_event_id_status",
                table: "registrations",
                columns: new[] { "event_id", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_registrations_organization_id",
                table: "registrations",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_registrations_person_id",
                table: "registrations",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_registrations_phone",
                table: "registrations",
                column: "phone");

            migrationBuilder.CreateIndex(
                name: "ix_registrations_pool_id_status_since",
                table: "registrations",
                columns: new[] { "pool_id", "status", "since" });

            migrationBuilder.CreateIndex(
                name: "ix_registrations_status_offered_until",
                table: "registrations",
                columns: new[] { "status", "offered_until" });

            migrationBuilder.CreateIndex(
                name: "registrations_one_a_number",
                table: "registrations",
                columns: new[] { "event_id", "phone" },
                unique: true,
                filter: "shown is not null and status in ('Entered', 'Waiting', 'Offered', 'Confirmed') and person_id is null and email is null");

            migrationBuilder.CreateIndex(
                name: "registrations_one_a_person",
                table: "registrations",
                columns: new[] { "event_id", "person_id" },
                unique: true,
                filter: "shown is not null and status in ('Entered', 'Waiting', 'Offered', 'Confirmed')");

            migrationBuilder.CreateIndex(
                name: "registrations_one_an_address",
                table: "registrations",
                columns: new[] { "event_id", "email" },
                unique: true,
                filter: "shown is not null and status in ('Entered', 'Waiting', 'Offered', 'Confirmed') and person_id is null");

            migrationBuilder.CreateIndex(
                name: "ix_scans_event_id_conflict",
                table: "scans",
                columns: new[] { "event_id", "conflict" });

            migrationBuilder.CreateIndex(
                name: "ix_scans_ticket_id",
                table: "scans",
                column: "ticket_id");

            migrationBuilder.CreateIndex(
                name: "seat_pools_one_a_code",
                table: "seat_pools",
                columns: new[] { "event_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "seat_pools_one_open_a_way",
                table: "seat_pools",
                columns: new[] { "event_id", "attend" },
                unique: true,
                filter: "code is null");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_code",
                table: "tickets",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tickets_event_id",
                table: "tickets",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_registration_id",
                table: "tickets",
                column: "registration_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attendances");

            migrationBuilder.DropTable(
                name: "certificates");

            migrationBuilder.DropTable(
                name: "event_helpers");

            migrationBuilder.DropTable(
                name: "event_photos");

            migrationBuilder.DropTable(
                name: "event_speakers");

            migrationBuilder.DropTable(
                name: "feedback");

            migrationBuilder.DropTable(
                name: "registration_answers");

            migrationBuilder.DropTable(
                name: "scans");

            migrationBuilder.DropTable(
                name: "event_sessions");

            migrationBuilder.DropTable(
                name: "event_questions");

            migrationBuilder.DropTable(
                name: "tickets");

            migrationBuilder.DropTable(
                name: "registrations");

            migrationBuilder.DropTable(
                name: "seat_pools");

            migrationBuilder.DropTable(
                name: "events");

            migrationBuilder.DropColumn(
                name: "codes",
                table: "outbox");
        }
    }
}
