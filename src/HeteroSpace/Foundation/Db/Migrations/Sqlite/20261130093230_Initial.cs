using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
#nullable disable
namespace HeteroSpace.Foundation.Db.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteDb))]
    [Migration("20261130093230_Initial")]
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                });
            migrationBuilder.CreateTable(
                name: "agreements",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    starts = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ends = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    stopped = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    renews_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreements", x => x.id);
                    table.CheckConstraint("agreement_ends_after_it_starts", "ends >= starts");
                    table.ForeignKey(
                        name: "fk_agreements_agreements_renews_id",
                        column: x => x.renews_id,
                        principalTable: "agreements",
                        principalColumn: "id");
                });
            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    action = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    detail = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    row_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit", x => x.id);
                });
            migrationBuilder.CreateTable(
                name: "changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    node = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tables = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    forgets = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    done = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_changes", x => x.id);
                });
            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    subject_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    owner = table.Column<byte[]>(type: "BLOB", nullable: true),
                    waits_since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_from_staff = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversations", x => x.id);
                    table.UniqueConstraint("ak_conversations_subject_kind_subject_id", x => new { x.subject_kind, x.subject_id });
                });
            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    friendly_name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    xml = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });
            migrationBuilder.CreateTable(
                name: "holiday_years",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holiday_years", x => x.year);
                });
            migrationBuilder.CreateTable(
                name: "holidays",
                columns: table => new
                {
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    joint_leave = table.Column<bool>(type: "INTEGER", nullable: false),
                    decree = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    name_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    name_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holidays", x => x.date);
                });
            migrationBuilder.CreateTable(
                name: "house_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    wrapped = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_house_keys", x => x.id);
                });
            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    target = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    file = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    header_row = table.Column<int>(type: "INTEGER", nullable: false),
                    sources = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    reached = table.Column<int>(type: "INTEGER", nullable: false),
                    leave_wrong = table.Column<bool>(type: "INTEGER", nullable: false),
                    problem = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    finished = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => x.id);
                });
            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    payload = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    due = table.Column<DateTime>(type: "TEXT", nullable: false),
                    claimed_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    dead = table.Column<bool>(type: "INTEGER", nullable: false),
                    every_seconds = table.Column<int>(type: "INTEGER", nullable: true),
                    held_by = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs", x => x.id);
                });
            migrationBuilder.CreateTable(
                name: "kept_forms",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    owner = table.Column<byte[]>(type: "BLOB", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_forms", x => x.id);
                });
            migrationBuilder.CreateTable(
                name: "organizations",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    folded_name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    name_key = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    region_code = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    story = table.Column<string>(type: "TEXT", maxLength: 3000, nullable: false),
                    links = table.Column<string>(type: "TEXT", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    logo = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    merged_into_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    registered = table.Column<DateTime>(type: "TEXT", nullable: false),
                    decided = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organizations", x => x.id);
                    table.ForeignKey(
                        name: "fk_organizations_organizations_merged_into_id",
                        column: x => x.merged_into_id,
                        principalTable: "organizations",
                        principalColumn: "id");
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
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    due = table.Column<DateTime>(type: "TEXT", nullable: false),
                    held_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    claimed_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    fault = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    sent_by = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });
            migrationBuilder.CreateTable(
                name: "remembered_answers",
                columns: table => new
                {
                    owner = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    request_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remembered_answers", x => new { x.owner, x.key });
                });
            migrationBuilder.CreateTable(
                name: "search_documents",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    past_from = table.Column<long>(type: "INTEGER", nullable: false),
                    scope = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 400000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_documents", x => x.number);
                });
            migrationBuilder.CreateTable(
                name: "search_known_words",
                columns: table => new
                {
                    gram = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    word = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_known_words", x => new { x.gram, x.word });
                });
            migrationBuilder.CreateTable(
                name: "search_stale",
                columns: table => new
                {
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_stale", x => new { x.kind, x.subject_id });
                });
            migrationBuilder.CreateTable(
                name: "second_thoughts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    verb = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    before = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    held = table.Column<int>(type: "INTEGER", nullable: false),
                    undone = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_second_thoughts", x => x.id);
                });
            migrationBuilder.CreateTable(
                name: "sites",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    region_code = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    zone = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    facilities = table.Column<string>(type: "TEXT", nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    wifi_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    wifi_password = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    grace_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_on_holidays = table.Column<bool>(type: "INTEGER", nullable: false),
                    published = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    about_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    about_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    directions_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    directions_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    rules_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    rules_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    source_note_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    source_note_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    tips_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    tips_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sites", x => x.id);
                });
            migrationBuilder.CreateTable(
                name: "staff_invitations",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires = table.Column<DateTime>(type: "TEXT", nullable: false),
                    taken = table.Column<DateTime>(type: "TEXT", nullable: true),
                    taken_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    withdrawn = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_invitations", x => x.id);
                    table.CheckConstraint("staff_invitations_are_taken_by_one", "(taken is null) = (taken_by is null)");
                    table.CheckConstraint("staff_invitations_are_taken_in_time", "taken is null or taken < expires");
                    table.CheckConstraint("staff_invitations_end_once", "taken is null or withdrawn is null");
                });
            migrationBuilder.CreateTable(
                name: "useful_counts",
                columns: table => new
                {
                    path = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_useful_counts", x => new { x.path, x.day });
                });
            migrationBuilder.CreateTable(
                name: "account_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_claims_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "account_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_account_logins_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "account_passkeys",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_account_passkeys_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "account_tokens",
                columns: table => new
                {
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_account_tokens_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "api_tokens",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    scope = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revoked = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_tokens", x => x.id);
                    table.ForeignKey(
                        name: "fk_api_tokens_asp_net_users_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
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
                name: "people",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    folded_name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    verified = table.Column<bool>(type: "INTEGER", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    phone_end = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    phone_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    sealed_phone_code = table.Column<byte[]>(type: "BLOB", maxLength: 40, nullable: true),
                    new_email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    new_phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    awaits_guardian = table.Column<bool>(type: "INTEGER", nullable: false),
                    gone = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                    table.ForeignKey(
                        name: "fk_people_asp_net_users_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                });
            migrationBuilder.CreateTable(
                name: "role_grants",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_grants", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_grants_asp_net_users_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "agreement_files",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    agreement_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    file = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    added = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_agreement_files_agreements_agreement_id",
                        column: x => x.agreement_id,
                        principalTable: "agreements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "agreement_reminders",
                columns: table => new
                {
                    agreement_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    days = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement_reminders", x => new { x.agreement_id, x.days });
                    table.ForeignKey(
                        name: "fk_agreement_reminders_agreements_agreement_id",
                        column: x => x.agreement_id,
                        principalTable: "agreements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "conversations_seen",
                columns: table => new
                {
                    conversation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversations_seen", x => new { x.conversation_id, x.account_id });
                    table.ForeignKey(
                        name: "fk_conversations_seen_conversations_conversation_id",
                        column: x => x.conversation_id,
                        principalTable: "conversations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    subject_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    author_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    via = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from_staff = table.Column<bool>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages", x => x.id);
                    table.ForeignKey(
                        name: "fk_messages_conversations_subject_kind_subject_id",
                        columns: x => new { x.subject_kind, x.subject_id },
                        principalTable: "conversations",
                        principalColumns: new[] { "subject_kind", "subject_id" },
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "import_rows",
                columns: table => new
                {
                    import_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    values = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    finding = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    match_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    match_number = table.Column<int>(type: "INTEGER", nullable: true),
                    choice = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_rows", x => new { x.import_id, x.number });
                    table.ForeignKey(
                        name: "fk_import_rows_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "activities",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends = table.Column<DateTime>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    source_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    link = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activities", x => x.id);
                    table.ForeignKey(
                        name: "fk_activities_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "agreement_parties",
                columns: table => new
                {
                    agreement_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement_parties", x => new { x.agreement_id, x.organization_id });
                    table.ForeignKey(
                        name: "fk_agreement_parties_agreements_agreement_id",
                        column: x => x.agreement_id,
                        principalTable: "agreements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_agreement_parties_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitations_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "known_apart",
                columns: table => new
                {
                    one_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    other_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_apart", x => new { x.one_id, x.other_id });
                    table.ForeignKey(
                        name: "fk_known_apart_organization_one_id",
                        column: x => x.one_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_known_apart_organization_other_id",
                        column: x => x.other_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "merges",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    loser_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    winner_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    before = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    undone = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_merges", x => x.id);
                    table.ForeignKey(
                        name: "fk_merges_organization_loser_id",
                        column: x => x.loser_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_merges_organization_winner_id",
                        column: x => x.winner_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "organization_photos",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    says_en = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    says_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    picture = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: false),
                    height = table.Column<int>(type: "INTEGER", nullable: false),
                    focus_x = table.Column<int>(type: "INTEGER", nullable: false),
                    focus_y = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: true),
                    removed = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_photos", x => x.id);
                    table.CheckConstraint("organization_photos_are_large_enough", "width >= 720 and height >= 400");
                    table.CheckConstraint("organization_photos_are_shown_or_removed", "(position is null and removed is not null) or (position is not null and removed is null)");
                    table.CheckConstraint("organization_photos_have_a_focus_inside", "focus_x between 0 and 100 and focus_y between 0 and 100");
                    table.CheckConstraint("organization_photos_have_a_place", "position between 1 and 8");
                    table.CheckConstraint("organization_photos_say_something", "length(trim(says_id)) >= 3");
                    table.ForeignKey(
                        name: "fk_organization_photos_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "budget_figures",
                columns: table => new
                {
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    budget = table.Column<long>(type: "INTEGER", nullable: false),
                    given = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_figures", x => new { x.site_id, x.year });
                    table.CheckConstraint("budget_figure_is_rupiah", "budget >= 0 and given >= 0");
                    table.ForeignKey(
                        name: "fk_budget_figures_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "channel_series",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    open = table.Column<bool>(type: "INTEGER", nullable: false),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    about_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    about_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    name_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    name_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
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
                name: "check_lines",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    list = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    gone = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_check_lines", x => x.id);
                    table.ForeignKey(
                        name: "fk_check_lines_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "content_pictures",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: false),
                    height = table.Column<int>(type: "INTEGER", nullable: false),
                    says = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    focus_x = table.Column<int>(type: "INTEGER", nullable: false),
                    focus_y = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_content_pictures", x => x.id);
                    table.CheckConstraint("content_pictures_have_a_focus_inside", "focus_x between 0 and 100 and focus_y between 0 and 100");
                    table.ForeignKey(
                        name: "fk_content_pictures_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "dated_hours",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    on_holidays = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    name_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    name_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dated_hours", x => x.id);
                    table.CheckConstraint("dated_hours_last_not_before_first", "last_day >= first_day");
                    table.ForeignKey(
                        name: "fk_dated_hours_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "found_things",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    thing = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    found_at = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    photo = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    given_to = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    given_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    given = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_found_things", x => x.id);
                    table.ForeignKey(
                        name: "fk_found_things_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "initiative_templates",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    light = table.Column<bool>(type: "INTEGER", nullable: false),
                    retired = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    about_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    about_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    name_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    name_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_initiative_templates", x => x.id);
                    table.ForeignKey(
                        name: "fk_initiative_templates_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id");
                });
            migrationBuilder.CreateTable(
                name: "initiatives",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    light = table.Column<bool>(type: "INTEGER", nullable: false),
                    series_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    of_event = table.Column<bool>(type: "INTEGER", nullable: false),
                    active = table.Column<int>(type: "INTEGER", nullable: false),
                    published = table.Column<bool>(type: "INTEGER", nullable: false),
                    started = table.Column<DateTime>(type: "TEXT", nullable: false),
                    finished = table.Column<DateTime>(type: "TEXT", nullable: true),
                    stopped = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    template_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    template_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_initiatives", x => x.id);
                    table.ForeignKey(
                        name: "fk_initiatives_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "ledger_counts",
                columns: table => new
                {
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    slot = table.Column<int>(type: "INTEGER", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    mark = table.Column<byte[]>(type: "BLOB", maxLength: 36, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_counts", x => new { x.site_id, x.slot });
                    table.CheckConstraint("ledger_counts_are_of_their_types", "typeof(count) = 'integer' and count >= 0 and typeof(slot) = 'integer' and typeof(site_id) = 'blob' and length(site_id) = 16 and (mark is null or typeof(mark) = 'blob' and length(mark) = 36)");
                    table.ForeignKey(
                        name: "fk_ledger_counts_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });
            migrationBuilder.CreateTable(
                name: "ledger_rows",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    group_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    debit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    credit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    cause = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    giver_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reverses = table.Column<byte[]>(type: "BLOB", nullable: true),
                    salt = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    slot = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    mark = table.Column<byte[]>(type: "BLOB", maxLength: 36, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_rows", x => x.id);
                    table.CheckConstraint("ledger_accounts_are_of_one_kind", "reverses is null and (debit = 'Cash' and credit = 'MoneyGiven' or debit = 'GoodsReceived' and credit = 'GoodsGiven' or debit = 'FoodReceived' and credit = 'FoodGiven' or debit = 'ServicesReceived' and credit = 'ServicesGiven' or debit = 'LabourReceived' and credit = 'LabourGiven' or debit = 'VenueReceived' and credit = 'VenueGiven') or reverses is not null and (credit = 'Cash' and debit = 'MoneyGiven' or credit = 'GoodsReceived' and debit = 'GoodsGiven' or credit = 'FoodReceived' and debit = 'FoodGiven' or credit = 'ServicesReceived' and debit = 'ServicesGiven' or credit = 'LabourReceived' and debit = 'LabourGiven' or credit = 'VenueReceived' and debit = 'VenueGiven')");
                    table.CheckConstraint("ledger_amount_is_rupiah", "amount between 1 and 10000000000000");
                    table.CheckConstraint("ledger_cause_is_an_id", "cause <> '' and cause not like '%,%'");
                    table.CheckConstraint("ledger_number_is_from_one", "number >= 1 and slot >= 0");
                    table.CheckConstraint("ledger_rows_are_of_their_types", "typeof(amount) = 'integer' and typeof(month) = 'integer' and typeof(number) = 'integer' and typeof(slot) = 'integer' and typeof(cause) = 'text' and typeof(id) = 'blob' and length(id) = 16 and typeof(site_id) = 'blob' and length(site_id) = 16 and typeof(group_id) = 'blob' and length(group_id) = 16 and typeof(salt) = 'blob' and length(salt) = 16 and (initiative_id is null or typeof(initiative_id) = 'blob' and length(initiative_id) = 16) and (giver_id is null or typeof(giver_id) = 'blob' and length(giver_id) = 16) and (reverses is null or typeof(reverses) = 'blob' and length(reverses) = 16) and (mark is null or typeof(mark) = 'blob' and length(mark) = 36) and typeof(day) = 'text' and day is date(day) and month = cast(substr(day, 1, 4) || substr(day, 6, 2) as integer)");
                    table.ForeignKey(
                        name: "fk_ledger_rows_ledger_rows_reverses",
                        column: x => x.reverses,
                        principalTable: "ledger_rows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ledger_rows_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });
            migrationBuilder.CreateTable(
                name: "ledger_seals",
                columns: table => new
                {
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    before = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    @sealed = table.Column<DateTime>(name: "sealed", type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_seals", x => new { x.site_id, x.month });
                    table.ForeignKey(
                        name: "fk_ledger_seals_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });
            migrationBuilder.CreateTable(
                name: "ledger_sums",
                columns: table => new
                {
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    of = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    debit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    credit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_sums", x => new { x.site_id, x.of, x.key, x.month, x.debit, x.credit });
                    table.ForeignKey(
                        name: "fk_ledger_sums_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });
            migrationBuilder.CreateTable(
                name: "quiet_times",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    day = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    starts = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    ends = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    name_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    name_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quiet_times", x => x.id);
                    table.CheckConstraint("quiet_times_end_after_start", "ends > starts");
                    table.ForeignKey(
                        name: "fk_quiet_times_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "shift_notes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    done_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    done = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shift_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_shift_notes_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "site_photos",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    says_en = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    says_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    picture = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: false),
                    height = table.Column<int>(type: "INTEGER", nullable: false),
                    focus_x = table.Column<int>(type: "INTEGER", nullable: false),
                    focus_y = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: true),
                    removed = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_site_photos", x => x.id);
                    table.CheckConstraint("site_photos_are_large_enough", "width >= 720 and height >= 400");
                    table.CheckConstraint("site_photos_are_shown_or_removed", "(position is null and removed is not null) or (position is not null and removed is null)");
                    table.CheckConstraint("site_photos_have_a_focus_inside", "focus_x between 0 and 100 and focus_y between 0 and 100");
                    table.CheckConstraint("site_photos_have_a_place", "position between 1 and 8");
                    table.CheckConstraint("site_photos_say_something", "length(trim(says_id)) >= 3");
                    table.ForeignKey(
                        name: "fk_site_photos_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "spaces",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    layouts = table.Column<string>(type: "TEXT", nullable: false),
                    amenities = table.Column<string>(type: "TEXT", nullable: false),
                    covers = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    buffer_before = table.Column<int>(type: "INTEGER", nullable: false),
                    buffer_after = table.Column<int>(type: "INTEGER", nullable: false),
                    min_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    max_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    step_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    notice_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    horizon_days = table.Column<int>(type: "INTEGER", nullable: false),
                    approval = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    who_may_book = table.Column<string>(type: "TEXT", nullable: false),
                    tariff_per_hour = table.Column<decimal>(type: "TEXT", precision: 14, scale: 2, nullable: false),
                    legal_basis = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    published = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    about_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    about_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    name_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    name_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spaces", x => x.id);
                    table.CheckConstraint("spaces_hold_someone", "capacity > 0 and buffer_before >= 0 and buffer_after >= 0");
                    table.CheckConstraint("spaces_lengths_make_sense", "min_minutes > 0 and max_minutes >= min_minutes and step_minutes > 0");
                    table.ForeignKey(
                        name: "fk_spaces_sites_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => x.id);
                    table.ForeignKey(
                        name: "fk_units_sites_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "claims",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    decided = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_claims_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_claims_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "comments",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    subject_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    sealed_phone_code = table.Column<byte[]>(type: "BLOB", maxLength: 40, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    parent_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    answers_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    shown_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    score = table.Column<int>(type: "INTEGER", nullable: false),
                    signs = table.Column<string>(type: "TEXT", nullable: false),
                    reports = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comments", x => x.id);
                    table.ForeignKey(
                        name: "fk_comments_comments_answers_id",
                        column: x => x.answers_id,
                        principalTable: "comments",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_comments_comments_parent_id",
                        column: x => x.parent_id,
                        principalTable: "comments",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_comments_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_comments_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id");
                });
            migrationBuilder.CreateTable(
                name: "consents",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    given = table.Column<DateTime>(type: "TEXT", nullable: false),
                    withdrawn = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consents", x => x.id);
                    table.ForeignKey(
                        name: "fk_consents_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
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
                name: "enquiries",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    topic = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    asked = table.Column<DateTime>(type: "TEXT", nullable: false),
                    consent_text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    consent_version = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    owner = table.Column<byte[]>(type: "BLOB", nullable: true),
                    follow_up = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    answered = table.Column<DateTime>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    asked_again = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enquiries", x => x.id);
                    table.ForeignKey(
                        name: "fk_enquiries_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_enquiries_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "followers",
                columns: table => new
                {
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_followers", x => new { x.organization_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_followers_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_followers_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
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
                name: "household_members",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    head_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    folded_name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    birth_year = table.Column<int>(type: "INTEGER", nullable: false),
                    is_minor = table.Column<bool>(type: "INTEGER", nullable: false),
                    agreed = table.Column<DateTime>(type: "TEXT", nullable: true),
                    agreed_text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    agreed_version = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    added = table.Column<DateTime>(type: "TEXT", nullable: false),
                    removed = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_household_members", x => x.id);
                    table.UniqueConstraint("ak_household_member_id_head_id", x => new { x.id, x.head_id });
                    table.CheckConstraint("household_minors_have_a_guardian", "not is_minor or agreed is not null");
                    table.CheckConstraint("household_places", "place between 1 and 8");
                    table.ForeignKey(
                        name: "fk_household_members_person_head_id",
                        column: x => x.head_id,
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
                name: "notices",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    link = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    read = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                    table.ForeignKey(
                        name: "fk_notices_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "organization_members",
                columns: table => new
                {
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_members", x => new { x.organization_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_organization_members_organizations_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_organization_members_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "pending_accounts",
                columns: table => new
                {
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pending_accounts", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_pending_accounts_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "person_access",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_access", x => x.id);
                    table.ForeignKey(
                        name: "fk_person_access_person_person_id",
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
                name: "person_words",
                columns: table => new
                {
                    word = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_words", x => new { x.word, x.person_id });
                    table.ForeignKey(
                        name: "fk_person_words_people_person_id",
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
            migrationBuilder.CreateTable(
                name: "channel_feeds",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    series_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at_once = table.Column<bool>(type: "INTEGER", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    read = table.Column<DateTime>(type: "TEXT", nullable: true),
                    problem = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    left = table.Column<string>(type: "TEXT", maxLength: 600, nullable: true)
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
                name: "check_ticks",
                columns: table => new
                {
                    line_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_check_ticks", x => new { x.line_id, x.day });
                    table.ForeignKey(
                        name: "fk_check_ticks_check_lines_line_id",
                        column: x => x.line_id,
                        principalTable: "check_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "opening_hours",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    dated_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    day = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    opens = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    closes = table.Column<TimeOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opening_hours", x => x.id);
                    table.ForeignKey(
                        name: "fk_opening_hours_dated_hours_dated_id",
                        column: x => x.dated_id,
                        principalTable: "dated_hours",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_opening_hours_sites_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "initiative_template_phases",
                columns: table => new
                {
                    template_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    phase = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    allows = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    name_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    name_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_initiative_template_phases", x => new { x.template_id, x.position });
                    table.ForeignKey(
                        name: "fk_initiative_template_phases_initiative_templates_template_id",
                        column: x => x.template_id,
                        principalTable: "initiative_templates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "commitments",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    settled = table.Column<DateTime>(type: "TEXT", nullable: true),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commitments", x => x.id);
                    table.ForeignKey(
                        name: "fk_commitments_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_commitments_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    folded_title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    story = table.Column<string>(type: "TEXT", maxLength: 6000, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    region_code = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    audience = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    tags = table.Column<string>(type: "TEXT", nullable: false),
                    picture = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    starts = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends = table.Column<DateTime>(type: "TEXT", nullable: false),
                    local_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opens = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closes = table.Column<DateTime>(type: "TEXT", nullable: true),
                    draw_seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    draw_secret = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    drawn = table.Column<DateTime>(type: "TEXT", nullable: true),
                    most_in_group = table.Column<int>(type: "INTEGER", nullable: false),
                    online_by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    link = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    code_word = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    recording = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    thanks = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    sign_language = table.Column<bool>(type: "INTEGER", nullable: false),
                    captions = table.Column<bool>(type: "INTEGER", nullable: false),
                    step_free = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_class = table.Column<bool>(type: "INTEGER", nullable: false),
                    certificates = table.Column<bool>(type: "INTEGER", nullable: false),
                    came_before = table.Column<int>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    published = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reminded = table.Column<DateTime>(type: "TEXT", nullable: true),
                    thanked = table.Column<DateTime>(type: "TEXT", nullable: true),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "ideas",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    posted = table.Column<DateTime>(type: "TEXT", nullable: false),
                    shown = table.Column<DateTime>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    answered = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answered_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    answered_for = table.Column<byte[]>(type: "BLOB", nullable: true),
                    merged_into_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    is_proposal = table.Column<bool>(type: "INTEGER", nullable: false),
                    supports = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ideas", x => x.id);
                    table.CheckConstraint("idea_supports_not_below_none", "supports >= 0");
                    table.ForeignKey(
                        name: "fk_ideas_ideas_merged_into_id",
                        column: x => x.merged_into_id,
                        principalTable: "ideas",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_ideas_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiatives",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_ideas_organization_answered_for",
                        column: x => x.answered_for,
                        principalTable: "organizations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_ideas_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_ideas_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_ideas_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "initiative_files",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    file = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    @public = table.Column<bool>(name: "public", type: "INTEGER", nullable: false),
                    added = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_initiative_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_initiative_files_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "initiative_followers",
                columns: table => new
                {
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_initiative_followers", x => new { x.initiative_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_initiative_followers_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_initiative_followers_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "initiative_notes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_initiative_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_initiative_notes_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "initiative_partners",
                columns: table => new
                {
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    asked = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answered = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_initiative_partners", x => new { x.initiative_id, x.organization_id });
                    table.ForeignKey(
                        name: "fk_initiative_partners_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_initiative_partners_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "initiative_phases",
                columns: table => new
                {
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    phase = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    allows = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    opened = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed = table.Column<DateTime>(type: "TEXT", nullable: true),
                    summary = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    overruled = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    name_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    name_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_initiative_phases", x => new { x.initiative_id, x.position });
                    table.CheckConstraint("initiative_phase_closes_after_it_opens", "closed is null or opened is not null");
                    table.ForeignKey(
                        name: "fk_initiative_phases_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "involvements",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    phase = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    source_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    settled = table.Column<DateTime>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_involvements", x => x.id);
                    table.ForeignKey(
                        name: "fk_involvements_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_involvements_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "needs",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    by = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    photo = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    photo_says = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    basis_text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    published = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_needs", x => x.id);
                    table.ForeignKey(
                        name: "fk_needs_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiatives",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_needs_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "outcomes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    progress = table.Column<int>(type: "INTEGER", nullable: false),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outcomes", x => x.id);
                    table.CheckConstraint("outcome_progress_of_a_hundred", "progress between 0 and 100");
                    table.ForeignKey(
                        name: "fk_outcomes_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_outcomes_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id");
                });
            migrationBuilder.CreateTable(
                name: "report_parts",
                columns: table => new
                {
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_parts", x => new { x.initiative_id, x.organization_id });
                    table.ForeignKey(
                        name: "fk_report_parts_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_report_parts_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "closures",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    space_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    starts = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reason_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    reason_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closures", x => x.id);
                    table.CheckConstraint("closures_end_after_start", "ends > starts");
                    table.ForeignKey(
                        name: "fk_closures_sites_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_closures_space_space_id",
                        column: x => x.space_id,
                        principalTable: "spaces",
                        principalColumn: "id");
                });
            migrationBuilder.CreateTable(
                name: "defects",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    space_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    thing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    photo = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    owner = table.Column<byte[]>(type: "BLOB", nullable: true),
                    joined_to = table.Column<byte[]>(type: "BLOB", nullable: true),
                    mended = table.Column<DateTime>(type: "TEXT", nullable: true),
                    mended_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_defects", x => x.id);
                    table.CheckConstraint("defects_not_joined_to_itself", "joined_to is null or joined_to <> id");
                    table.ForeignKey(
                        name: "fk_defects_defects_joined_to",
                        column: x => x.joined_to,
                        principalTable: "defects",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_defects_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_defects_space_space_id",
                        column: x => x.space_id,
                        principalTable: "spaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "former_slugs",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    space_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    slug = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_former_slugs", x => x.id);
                    table.ForeignKey(
                        name: "fk_former_slugs_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_former_slugs_space_space_id",
                        column: x => x.space_id,
                        principalTable: "spaces",
                        principalColumn: "id");
                });
            migrationBuilder.CreateTable(
                name: "site_notices",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    space_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    starts = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends = table.Column<DateTime>(type: "TEXT", nullable: false),
                    stopped = table.Column<DateTime>(type: "TEXT", nullable: true),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    text_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    text_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_site_notices", x => x.id);
                    table.CheckConstraint("site_notices_end_after_start", "ends > starts");
                    table.ForeignKey(
                        name: "fk_site_notices_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_site_notices_space_space_id",
                        column: x => x.space_id,
                        principalTable: "spaces",
                        principalColumn: "id");
                });
            migrationBuilder.CreateTable(
                name: "space_photos",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    says_en = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    says_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    space_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    picture = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: false),
                    height = table.Column<int>(type: "INTEGER", nullable: false),
                    focus_x = table.Column<int>(type: "INTEGER", nullable: false),
                    focus_y = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: true),
                    removed = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_space_photos", x => x.id);
                    table.CheckConstraint("space_photos_are_large_enough", "width >= 720 and height >= 400");
                    table.CheckConstraint("space_photos_are_shown_or_removed", "(position is null and removed is not null) or (position is not null and removed is null)");
                    table.CheckConstraint("space_photos_have_a_focus_inside", "focus_x between 0 and 100 and focus_y between 0 and 100");
                    table.CheckConstraint("space_photos_have_a_place", "position between 1 and 8");
                    table.CheckConstraint("space_photos_say_something", "length(trim(says_id)) >= 3");
                    table.ForeignKey(
                        name: "fk_space_photos_space_space_id",
                        column: x => x.space_id,
                        principalTable: "spaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "occupancies",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    starts = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends = table.Column<DateTime>(type: "TEXT", nullable: false),
                    holder_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    holder_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occupancies", x => x.id);
                    table.CheckConstraint("occupancies_end_after_start", "ends > starts");
                    table.ForeignKey(
                        name: "fk_occupancies_unit_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "space_units",
                columns: table => new
                {
                    space_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_space_units", x => new { x.space_id, x.unit_id });
                    table.ForeignKey(
                        name: "fk_space_units_spaces_space_id",
                        column: x => x.space_id,
                        principalTable: "spaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_space_units_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "comment_reports",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    comment_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
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
                name: "enquiry_steps",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    enquiry_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enquiry_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_enquiry_steps_enquiries_enquiry_id",
                        column: x => x.enquiry_id,
                        principalTable: "enquiries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "bookings",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    space_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    for_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    series_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    folded_name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    starts = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends = table.Column<DateTime>(type: "TEXT", nullable: false),
                    local_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: false),
                    layout = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    held_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    awaits_contact = table.Column<bool>(type: "INTEGER", nullable: false),
                    needs_approval = table.Column<bool>(type: "INTEGER", nullable: false),
                    letter_file = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    letter_name = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    outside_hours_reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bookings", x => x.id);
                    table.CheckConstraint("bookings_end_after_start", "ends > starts");
                    table.CheckConstraint("bookings_for_have_a_head", "for_id is null or person_id is not null");
                    table.CheckConstraint("bookings_have_people", "people > 0");
                    table.ForeignKey(
                        name: "fk_bookings_household_member_for_id_person_id",
                        columns: x => new { x.for_id, x.person_id },
                        principalTable: "household_members",
                        principalColumns: new[] { "id", "head_id" });
                    table.ForeignKey(
                        name: "fk_bookings_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_bookings_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_bookings_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_bookings_space_space_id",
                        column: x => x.space_id,
                        principalTable: "spaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "initiative_template_duties",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    template_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    gate = table.Column<bool>(type: "INTEGER", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    text_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    text_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_initiative_template_duties", x => x.id);
                    table.ForeignKey(
                        name: "fk_initiative_template_duties_initiative_template_phases_template_id_position",
                        columns: x => new { x.template_id, x.position },
                        principalTable: "initiative_template_phases",
                        principalColumns: new[] { "template_id", "position" },
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "articles",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 60000, nullable: false),
                    title_en = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    summary_en = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    text_en = table.Column<string>(type: "TEXT", maxLength: 60000, nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    tags = table.Column<string>(type: "TEXT", nullable: false),
                    cover_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    publish_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    published = table.Column<DateTime>(type: "TEXT", nullable: true),
                    updated = table.Column<DateTime>(type: "TEXT", nullable: true),
                    comments_open = table.Column<bool>(type: "INTEGER", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    terms = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sent_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "event_helpers",
                columns: table => new
                {
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    says_en = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    says_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    picture = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: false),
                    height = table.Column<int>(type: "INTEGER", nullable: false),
                    focus_x = table.Column<int>(type: "INTEGER", nullable: false),
                    focus_y = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: true),
                    removed = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_photos", x => x.id);
                    table.CheckConstraint("event_photos_are_large_enough", "width >= 720 and height >= 400");
                    table.CheckConstraint("event_photos_are_shown_or_removed", "(position is null and removed is not null) or (position is not null and removed is null)");
                    table.CheckConstraint("event_photos_have_a_focus_inside", "focus_x between 0 and 100 and focus_y between 0 and 100");
                    table.CheckConstraint("event_photos_have_a_place", "position between 1 and 8");
                    table.CheckConstraint("event_photos_say_something", "length(trim(says_id)) >= 3");
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    asked = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    choices = table.Column<string>(type: "TEXT", nullable: false),
                    required = table.Column<bool>(type: "INTEGER", nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    starts = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends = table.Column<DateTime>(type: "TEXT", nullable: false),
                    space_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
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
                name: "event_words",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_words", x => x.id);
                    table.ForeignKey(
                        name: "fk_event_words_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "seat_pools",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    attend = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    quota = table.Column<int>(type: "INTEGER", nullable: true),
                    taken = table.Column<int>(type: "INTEGER", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: true)
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
                name: "idea_supports",
                columns: table => new
                {
                    idea_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    counted = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idea_supports", x => new { x.idea_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_idea_supports_ideas_idea_id",
                        column: x => x.idea_id,
                        principalTable: "ideas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_idea_supports_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "priority_votes",
                columns: table => new
                {
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    rank = table.Column<int>(type: "INTEGER", nullable: false),
                    idea_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_priority_votes", x => new { x.initiative_id, x.organization_id, x.rank });
                    table.CheckConstraint("priority_vote_of_three", "rank between 1 and 3");
                    table.ForeignKey(
                        name: "fk_priority_votes_ideas_idea_id",
                        column: x => x.idea_id,
                        principalTable: "ideas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_priority_votes_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_priority_votes_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "initiative_duties",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    gate = table.Column<bool>(type: "INTEGER", nullable: false),
                    done = table.Column<DateTime>(type: "TEXT", nullable: true),
                    by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    text_en = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    text_id = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_initiative_duties", x => x.id);
                    table.ForeignKey(
                        name: "fk_initiative_duties_initiative_phases_initiative_id_position",
                        columns: x => new { x.initiative_id, x.position },
                        principalTable: "initiative_phases",
                        principalColumns: new[] { "initiative_id", "position" },
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "meetings",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    agenda = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    starts = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends = table.Column<DateTime>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    link = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    published = table.Column<DateTime>(type: "TEXT", nullable: true),
                    writer = table.Column<byte[]>(type: "BLOB", nullable: true),
                    writer_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    writer_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => x.id);
                    table.CheckConstraint("meeting_ends_after_it_starts", "ends > starts");
                    table.ForeignKey(
                        name: "fk_meetings_initiative_phases_initiative_id_position",
                        columns: x => new { x.initiative_id, x.position },
                        principalTable: "initiative_phases",
                        principalColumns: new[] { "initiative_id", "position" },
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "need_lines",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    need_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    needed = table.Column<long>(type: "INTEGER", nullable: false),
                    unit = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    will_not_do = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    starts = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ends = table.Column<DateTime>(type: "TEXT", nullable: true),
                    bring = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    promised = table.Column<long>(type: "INTEGER", nullable: false),
                    received = table.Column<long>(type: "INTEGER", nullable: false),
                    closed = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed_by_hand = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_need_lines", x => x.id);
                    table.CheckConstraint("need_line_asks_for_something", "needed between 1 and 10000000000000");
                    table.CheckConstraint("need_line_promises_no_more_than_needed", "promised >= 0 and received >= 0 and (promised = 0 or promised + received <= needed)");
                    table.ForeignKey(
                        name: "fk_need_lines_needs_need_id",
                        column: x => x.need_id,
                        principalTable: "needs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "need_updates",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    need_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_need_updates", x => x.id);
                    table.ForeignKey(
                        name: "fk_need_updates_needs_need_id",
                        column: x => x.need_id,
                        principalTable: "needs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "outcome_steps",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    outcome_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    progress = table.Column<int>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outcome_steps", x => x.id);
                    table.CheckConstraint("outcome_step_of_a_hundred", "progress between 0 and 100");
                    table.ForeignKey(
                        name: "fk_outcome_steps_outcomes_outcome_id",
                        column: x => x.outcome_id,
                        principalTable: "outcomes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "booking_offers",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    booking_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    space_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    starts = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends = table.Column<DateTime>(type: "TEXT", nullable: false),
                    was_space_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    was_starts = table.Column<DateTime>(type: "TEXT", nullable: false),
                    was_ends = table.Column<DateTime>(type: "TEXT", nullable: false),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    valid_until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closure_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    answered = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reminded = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_booking_offers", x => x.id);
                    table.CheckConstraint("booking_offers_answered", "(state = 'Open') = (answered is null)");
                    table.CheckConstraint("booking_offers_end_after_start", "ends > starts");
                    table.ForeignKey(
                        name: "fk_booking_offers_booking_booking_id",
                        column: x => x.booking_id,
                        principalTable: "bookings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_booking_offers_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_booking_offers_space_space_id",
                        column: x => x.space_id,
                        principalTable: "spaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_booking_offers_space_was_space_id",
                        column: x => x.was_space_id,
                        principalTable: "spaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "booking_steps",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    booking_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    @internal = table.Column<bool>(name: "internal", type: "INTEGER", nullable: false),
                    was_space_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    was_starts = table.Column<DateTime>(type: "TEXT", nullable: true),
                    was_ends = table.Column<DateTime>(type: "TEXT", nullable: true),
                    was_people = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_booking_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_booking_steps_bookings_booking_id",
                        column: x => x.booking_id,
                        principalTable: "bookings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_booking_steps_space_was_space_id",
                        column: x => x.was_space_id,
                        principalTable: "spaces",
                        principalColumn: "id");
                });
            migrationBuilder.CreateTable(
                name: "article_authors",
                columns: table => new
                {
                    article_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: true)
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
                    article_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 60000, nullable: false),
                    title_en = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    summary_en = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    text_en = table.Column<string>(type: "TEXT", maxLength: 60000, nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    series_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    number = table.Column<int>(type: "INTEGER", nullable: true),
                    slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    title_en = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    summary_en = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    notes = table.Column<string>(type: "TEXT", maxLength: 30000, nullable: false),
                    script = table.Column<string>(type: "TEXT", maxLength: 30000, nullable: false),
                    sector = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    tags = table.Column<string>(type: "TEXT", nullable: false),
                    cover_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    owner = table.Column<byte[]>(type: "BLOB", nullable: true),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    article_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    seconds = table.Column<int>(type: "INTEGER", nullable: true),
                    published = table.Column<DateTime>(type: "TEXT", nullable: true),
                    updated = table.Column<DateTime>(type: "TEXT", nullable: true),
                    origin = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    comments_open = table.Column<bool>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sent_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    article_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    related_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    likeness = table.Column<double>(type: "REAL", nullable: false),
                    tags = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false)
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
                name: "event_speakers",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    session_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    about = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: true)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    pool_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    attend = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    for_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    shown = table.Column<DateTime>(type: "TEXT", nullable: true),
                    of_contact = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    offered_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    lot = table.Column<int>(type: "INTEGER", nullable: true),
                    sealed_phone_code = table.Column<byte[]>(type: "BLOB", maxLength: 40, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registrations", x => x.id);
                    table.CheckConstraint("registrations_few_a_contact", "of_contact between 1 and 4");
                    table.CheckConstraint("registrations_for_have_a_head", "for_id is null or person_id is not null");
                    table.CheckConstraint("registrations_have_people", "people > 0");
                    table.ForeignKey(
                        name: "fk_registrations_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_registrations_household_member_for_id_person_id",
                        columns: x => new { x.for_id, x.person_id },
                        principalTable: "household_members",
                        principalColumns: new[] { "id", "head_id" });
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
                name: "decisions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    meeting_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    withdrawn = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decisions", x => x.id);
                    table.ForeignKey(
                        name: "fk_decisions_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "initiative_tasks",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    meeting_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    owner = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    done = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_initiative_tasks", x => x.id);
                    table.ForeignKey(
                        name: "fk_initiative_tasks_initiative_phases_initiative_id_position",
                        columns: x => new { x.initiative_id, x.position },
                        principalTable: "initiative_phases",
                        principalColumns: new[] { "initiative_id", "position" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_initiative_tasks_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_initiative_tasks_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id");
                });
            migrationBuilder.CreateTable(
                name: "meeting_attendees",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    meeting_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    presence = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_attendees", x => x.id);
                    table.ForeignKey(
                        name: "fk_meeting_attendees_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_meeting_attendees_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id");
                });
            migrationBuilder.CreateTable(
                name: "minutes",
                columns: table => new
                {
                    meeting_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_minutes", x => new { x.meeting_id, x.number });
                    table.ForeignKey(
                        name: "fk_minutes_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "signed_records",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    meeting_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    file = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signed_records", x => x.id);
                    table.ForeignKey(
                        name: "fk_signed_records_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "pledges",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    need_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    sealed_phone_code = table.Column<byte[]>(type: "BLOB", maxLength: 40, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    shown_as = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    held = table.Column<long>(type: "INTEGER", nullable: false),
                    received = table.Column<long>(type: "INTEGER", nullable: false),
                    comes_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    made = table.Column<DateTime>(type: "TEXT", nullable: false),
                    shown = table.Column<DateTime>(type: "TEXT", nullable: true),
                    accepted = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    asked = table.Column<DateTime>(type: "TEXT", nullable: true),
                    value = table.Column<long>(type: "INTEGER", nullable: true),
                    basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    basis_text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    our_words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    their_words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    thanked_in_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    their_words_read = table.Column<bool>(type: "INTEGER", nullable: false),
                    thanked = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pledges", x => x.id);
                    table.CheckConstraint("pledge_holds_what_is_left_of_it", "held >= 0 and received >= 0 and (held = 0 or held + received <= quantity)");
                    table.CheckConstraint("pledge_holds_while_it_stands", "held = 0 or status in ('Offered', 'Accepted')");
                    table.CheckConstraint("pledge_is_of_something", "quantity between 1 and 10000000000000");
                    table.CheckConstraint("pledge_value_has_its_basis", "value is null or value between 1 and 10000000000000 and basis is not null");
                    table.ForeignKey(
                        name: "fk_pledges_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiatives",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_pledges_need_lines_line_id",
                        column: x => x.line_id,
                        principalTable: "need_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_pledges_needs_need_id",
                        column: x => x.need_id,
                        principalTable: "needs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_pledges_organization_organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_pledges_person_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_pledges_site_site_id",
                        column: x => x.site_id,
                        principalTable: "sites",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "episode_credits",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    part = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: true)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    outlet = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    views = table.Column<long>(type: "INTEGER", nullable: false),
                    likes = table.Column<long>(type: "INTEGER", nullable: true),
                    comments = table.Column<long>(type: "INTEGER", nullable: true)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    file = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    outlet = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
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
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    booking_id = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    owner = table.Column<byte[]>(type: "BLOB", nullable: true),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    done = table.Column<DateTime>(type: "TEXT", nullable: true),
                    done_by = table.Column<byte[]>(type: "BLOB", nullable: true)
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
            migrationBuilder.CreateTable(
                name: "access_needs",
                columns: table => new
                {
                    registration_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_needs", x => x.registration_id);
                    table.ForeignKey(
                        name: "fk_access_needs_registration_registration_id",
                        column: x => x.registration_id,
                        principalTable: "registrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "event_word_readers",
                columns: table => new
                {
                    word_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    registration_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_word_readers", x => new { x.word_id, x.registration_id });
                    table.ForeignKey(
                        name: "fk_event_word_readers_event_words_word_id",
                        column: x => x.word_id,
                        principalTable: "event_words",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_event_word_readers_registration_registration_id",
                        column: x => x.registration_id,
                        principalTable: "registrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "feedback",
                columns: table => new
                {
                    registration_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    useful = table.Column<int>(type: "INTEGER", nullable: false),
                    best = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    better = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    registration_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    question_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    registration_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    sealed_code = table.Column<byte[]>(type: "BLOB", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    folded_name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    returned = table.Column<bool>(type: "INTEGER", nullable: false)
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
                name: "gifts_in_use",
                columns: table => new
                {
                    pledge_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    space_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gifts_in_use", x => new { x.pledge_id, x.space_id, x.from });
                    table.ForeignKey(
                        name: "fk_gifts_in_use_pledges_pledge_id",
                        column: x => x.pledge_id,
                        principalTable: "pledges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_gifts_in_use_space_space_id",
                        column: x => x.space_id,
                        principalTable: "spaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "handovers",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    pledge_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    given_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    received_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    signed = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    signed_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handovers", x => x.id);
                    table.ForeignKey(
                        name: "fk_handovers_pledges_pledge_id",
                        column: x => x.pledge_id,
                        principalTable: "pledges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateTable(
                name: "attendances",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ticket_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    helper = table.Column<byte[]>(type: "BLOB", nullable: true)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ticket_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    issued = table.Column<DateTime>(type: "TEXT", nullable: false),
                    withdrawn = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    event_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ticket_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    device = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    helper = table.Column<byte[]>(type: "BLOB", nullable: false),
                    received = table.Column<DateTime>(type: "TEXT", nullable: false),
                    conflict = table.Column<bool>(type: "INTEGER", nullable: false),
                    settled = table.Column<DateTime>(type: "TEXT", nullable: true),
                    undone = table.Column<DateTime>(type: "TEXT", nullable: true)
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
            migrationBuilder.CreateTable(
                name: "gift_receipts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    pledge_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    initiative_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    organization_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    came = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    condition = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    photo = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    photo_says = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    document = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    document_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    first_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    first = table.Column<DateTime>(type: "TEXT", nullable: false),
                    second_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    second = table.Column<DateTime>(type: "TEXT", nullable: true),
                    counted = table.Column<DateTime>(type: "TEXT", nullable: true),
                    told = table.Column<long>(type: "INTEGER", nullable: true),
                    value = table.Column<long>(type: "INTEGER", nullable: true),
                    ledger_row_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    taken_back = table.Column<DateTime>(type: "TEXT", nullable: true),
                    taken_back_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    taken_back_because = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    handover_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gift_receipts", x => x.id);
                    table.CheckConstraint("gift_receipt_is_of_something", "quantity between 1 and 10000000000000");
                    table.CheckConstraint("gift_receipt_two_confirm", "second_by is null or second_by <> first_by");
                    table.ForeignKey(
                        name: "fk_gift_receipts_handover_handover_id",
                        column: x => x.handover_id,
                        principalTable: "handovers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_gift_receipts_ledger_rows_ledger_row_id",
                        column: x => x.ledger_row_id,
                        principalTable: "ledger_rows",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_gift_receipts_pledges_pledge_id",
                        column: x => x.pledge_id,
                        principalTable: "pledges",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
            migrationBuilder.CreateIndex(
                name: "ix_account_claims_user_id",
                table: "account_claims",
                column: "user_id");
            migrationBuilder.CreateIndex(
                name: "ix_account_logins_user_id",
                table: "account_logins",
                column: "user_id");
            migrationBuilder.CreateIndex(
                name: "ix_account_passkeys_user_id",
                table: "account_passkeys",
                column: "user_id");
            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "accounts",
                column: "normalized_email");
            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "accounts",
                column: "normalized_user_name",
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_activities_kind_source_id_organization_id",
                table: "activities",
                columns: new[] { "kind", "source_id", "organization_id" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_activities_organization_id_at",
                table: "activities",
                columns: new[] { "organization_id", "at" });
            migrationBuilder.CreateIndex(
                name: "ix_agreement_files_agreement_id",
                table: "agreement_files",
                column: "agreement_id");
            migrationBuilder.CreateIndex(
                name: "ix_agreement_parties_organization_id",
                table: "agreement_parties",
                column: "organization_id");
            migrationBuilder.CreateIndex(
                name: "ix_agreements_ends",
                table: "agreements",
                column: "ends");
            migrationBuilder.CreateIndex(
                name: "ix_agreements_renews_id",
                table: "agreements",
                column: "renews_id",
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_agreements_site_id_ends",
                table: "agreements",
                columns: new[] { "site_id", "ends" });
            migrationBuilder.CreateIndex(
                name: "ix_api_tokens_account_id",
                table: "api_tokens",
                column: "account_id");
            migrationBuilder.CreateIndex(
                name: "ix_api_tokens_hash",
                table: "api_tokens",
                column: "hash",
                unique: true);
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
                name: "ix_attendances_event_id",
                table: "attendances",
                column: "event_id");
            migrationBuilder.CreateIndex(
                name: "ix_attendances_ticket_id_day",
                table: "attendances",
                columns: new[] { "ticket_id", "day" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_audit_row_id_version",
                table: "audit",
                columns: new[] { "row_id", "version" });
            migrationBuilder.CreateIndex(
                name: "ix_audit_site_id_at",
                table: "audit",
                columns: new[] { "site_id", "at" });
            migrationBuilder.CreateIndex(
                name: "ix_audit_subject_at",
                table: "audit",
                columns: new[] { "subject", "at" });
            migrationBuilder.CreateIndex(
                name: "booking_offers_one_open",
                table: "booking_offers",
                column: "booking_id",
                unique: true,
                filter: "state = 'Open'");
            migrationBuilder.CreateIndex(
                name: "ix_booking_offers_booking_id",
                table: "booking_offers",
                column: "booking_id");
            migrationBuilder.CreateIndex(
                name: "ix_booking_offers_closure_id",
                table: "booking_offers",
                column: "closure_id");
            migrationBuilder.CreateIndex(
                name: "ix_booking_offers_site_id",
                table: "booking_offers",
                column: "site_id");
            migrationBuilder.CreateIndex(
                name: "ix_booking_offers_space_id",
                table: "booking_offers",
                column: "space_id");
            migrationBuilder.CreateIndex(
                name: "ix_booking_offers_state_valid_until",
                table: "booking_offers",
                columns: new[] { "state", "valid_until" });
            migrationBuilder.CreateIndex(
                name: "ix_booking_offers_was_space_id",
                table: "booking_offers",
                column: "was_space_id");
            migrationBuilder.CreateIndex(
                name: "ix_booking_steps_booking_id",
                table: "booking_steps",
                column: "booking_id");
            migrationBuilder.CreateIndex(
                name: "ix_booking_steps_was_space_id",
                table: "booking_steps",
                column: "was_space_id");
            migrationBuilder.CreateIndex(
                name: "bookings_one_hold_a_number",
                table: "bookings",
                column: "phone",
                unique: true,
                filter: "status = 'Held'");
            migrationBuilder.CreateIndex(
                name: "bookings_one_hold_a_person",
                table: "bookings",
                column: "person_id",
                unique: true,
                filter: "status = 'Held'");
            migrationBuilder.CreateIndex(
                name: "ix_bookings_code",
                table: "bookings",
                column: "code",
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_bookings_for_id_person_id",
                table: "bookings",
                columns: new[] { "for_id", "person_id" });
            migrationBuilder.CreateIndex(
                name: "ix_bookings_organization_id",
                table: "bookings",
                column: "organization_id");
            migrationBuilder.CreateIndex(
                name: "ix_bookings_person_id",
                table: "bookings",
                column: "person_id");
            migrationBuilder.CreateIndex(
                name: "ix_bookings_site_id_local_date",
                table: "bookings",
                columns: new[] { "site_id", "local_date" });
            migrationBuilder.CreateIndex(
                name: "ix_bookings_site_id_status_starts",
                table: "bookings",
                columns: new[] { "site_id", "status", "starts" });
            migrationBuilder.CreateIndex(
                name: "ix_bookings_space_id",
                table: "bookings",
                column: "space_id");
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
                name: "ix_changes_at",
                table: "changes",
                column: "at");
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
                name: "ix_check_lines_site_id_list",
                table: "check_lines",
                columns: new[] { "site_id", "list" });
            migrationBuilder.CreateIndex(
                name: "ix_claims_organization_id_person_id",
                table: "claims",
                columns: new[] { "organization_id", "person_id" },
                unique: true,
                filter: "status = 'Open'");
            migrationBuilder.CreateIndex(
                name: "ix_claims_person_id",
                table: "claims",
                column: "person_id");
            migrationBuilder.CreateIndex(
                name: "ix_closures_site_id_ends",
                table: "closures",
                columns: new[] { "site_id", "ends" });
            migrationBuilder.CreateIndex(
                name: "ix_closures_space_id",
                table: "closures",
                column: "space_id");
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
                name: "ix_comments_answers_id",
                table: "comments",
                column: "answers_id");
            migrationBuilder.CreateIndex(
                name: "ix_comments_organization_id",
                table: "comments",
                column: "organization_id");
            migrationBuilder.CreateIndex(
                name: "ix_comments_parent_id_at",
                table: "comments",
                columns: new[] { "parent_id", "at" });
            migrationBuilder.CreateIndex(
                name: "ix_comments_person_id",
                table: "comments",
                column: "person_id");
            migrationBuilder.CreateIndex(
                name: "ix_comments_site_id_status_at",
                table: "comments",
                columns: new[] { "site_id", "status", "at" });
            migrationBuilder.CreateIndex(
                name: "ix_comments_subject_kind_subject_id_status_at",
                table: "comments",
                columns: new[] { "subject_kind", "subject_id", "status", "at" });
            migrationBuilder.CreateIndex(
                name: "ix_commitments_initiative_id",
                table: "commitments",
                column: "initiative_id");
            migrationBuilder.CreateIndex(
                name: "ix_commitments_organization_id",
                table: "commitments",
                column: "organization_id");
            migrationBuilder.CreateIndex(
                name: "consents_one_stands",
                table: "consents",
                columns: new[] { "person_id", "purpose" },
                unique: true,
                filter: "withdrawn is null");
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
                name: "ix_conversations_site_id_last_at",
                table: "conversations",
                columns: new[] { "site_id", "last_at" });
            migrationBuilder.CreateIndex(
                name: "ix_conversations_site_id_waits_since",
                table: "conversations",
                columns: new[] { "site_id", "waits_since" });
            migrationBuilder.CreateIndex(
                name: "ix_data_requests_person_id_right",
                table: "data_requests",
                columns: new[] { "person_id", "right" },
                unique: true,
                filter: "answered is null");
            migrationBuilder.CreateIndex(
                name: "ix_data_requests_site_id_answered_due",
                table: "data_requests",
                columns: new[] { "site_id", "answered", "due" });
            migrationBuilder.CreateIndex(
                name: "ix_dated_hours_site_id_first_day",
                table: "dated_hours",
                columns: new[] { "site_id", "first_day" });
            migrationBuilder.CreateIndex(
                name: "ix_decisions_initiative_id_number",
                table: "decisions",
                columns: new[] { "initiative_id", "number" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_decisions_meeting_id",
                table: "decisions",
                column: "meeting_id");
            migrationBuilder.CreateIndex(
                name: "ix_defects_joined_to",
                table: "defects",
                column: "joined_to");
            migrationBuilder.CreateIndex(
                name: "ix_defects_site_id_status_at",
                table: "defects",
                columns: new[] { "site_id", "status", "at" });
            migrationBuilder.CreateIndex(
                name: "ix_defects_space_id",
                table: "defects",
                column: "space_id");
            migrationBuilder.CreateIndex(
                name: "ix_devices_account_id",
                table: "devices",
                column: "account_id");
            migrationBuilder.CreateIndex(
                name: "enquiries_one_open",
                table: "enquiries",
                columns: new[] { "site_id", "phone" },
                unique: true,
                filter: "status = 'Open'");
            migrationBuilder.CreateIndex(
                name: "ix_enquiries_person_id",
                table: "enquiries",
                column: "person_id");
            migrationBuilder.CreateIndex(
                name: "ix_enquiries_site_id_status_asked",
                table: "enquiries",
                columns: new[] { "site_id", "status", "asked" });
            migrationBuilder.CreateIndex(
                name: "ix_enquiry_steps_enquiry_id",
                table: "enquiry_steps",
                column: "enquiry_id");
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
                name: "ix_event_helpers_person_id",
                table: "event_helpers",
                column: "person_id");
            migrationBuilder.CreateIndex(
                name: "ix_event_photos_event_id_position",
                table: "event_photos",
                columns: new[] { "event_id", "position" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_event_photos_picture",
                table: "event_photos",
                column: "picture");
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
                name: "ix_event_word_readers_registration_id",
                table: "event_word_readers",
                column: "registration_id");
            migrationBuilder.CreateIndex(
                name: "ix_event_words_event_id_at",
                table: "event_words",
                columns: new[] { "event_id", "at" });
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
                name: "ix_followers_person_id",
                table: "followers",
                column: "person_id");
            migrationBuilder.CreateIndex(
                name: "ix_former_slugs_site_id_slug",
                table: "former_slugs",
                columns: new[] { "site_id", "slug" },
                unique: true,
                filter: "space_id is not null");
            migrationBuilder.CreateIndex(
                name: "ix_former_slugs_slug",
                table: "former_slugs",
                column: "slug",
                unique: true,
                filter: "space_id is null");
            migrationBuilder.CreateIndex(
                name: "ix_former_slugs_space_id",
                table: "former_slugs",
                column: "space_id");
            migrationBuilder.CreateIndex(
                name: "ix_found_things_site_id_at",
                table: "found_things",
                columns: new[] { "site_id", "at" });
            migrationBuilder.CreateIndex(
                name: "ix_gift_receipts_handover_id",
                table: "gift_receipts",
                column: "handover_id");
            migrationBuilder.CreateIndex(
                name: "ix_gift_receipts_initiative_id",
                table: "gift_receipts",
                column: "initiative_id",
                filter: "value is null and counted is not null and taken_back is null and initiative_id is not null");
            migrationBuilder.CreateIndex(
                name: "ix_gift_receipts_ledger_row_id",
                table: "gift_receipts",
                column: "ledger_row_id");
            migrationBuilder.CreateIndex(
                name: "ix_gift_receipts_organization_id",
                table: "gift_receipts",
                column: "organization_id",
                filter: "value is null and counted is not null and taken_back is null and organization_id is not null");
            migrationBuilder.CreateIndex(
                name: "ix_gift_receipts_photo",
                table: "gift_receipts",
                column: "photo",
                filter: "photo is not null");
            migrationBuilder.CreateIndex(
                name: "ix_gift_receipts_pledge_id_part",
                table: "gift_receipts",
                columns: new[] { "pledge_id", "part" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_gift_receipts_site_id_came_kind",
                table: "gift_receipts",
                columns: new[] { "site_id", "came", "kind" },
                filter: "value is null and counted is not null and taken_back is null");
            migrationBuilder.CreateIndex(
                name: "ix_gift_receipts_site_id_counted",
                table: "gift_receipts",
                columns: new[] { "site_id", "counted" });
            migrationBuilder.CreateIndex(
                name: "ix_gifts_in_use_space_id",
                table: "gifts_in_use",
                column: "space_id");
            migrationBuilder.CreateIndex(
                name: "ix_handovers_pledge_id",
                table: "handovers",
                column: "pledge_id");
            migrationBuilder.CreateIndex(
                name: "ix_handovers_site_id_year_number",
                table: "handovers",
                columns: new[] { "site_id", "year", "number" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_household_members_head_id_folded_name",
                table: "household_members",
                columns: new[] { "head_id", "folded_name" },
                unique: true,
                filter: "removed is null");
            migrationBuilder.CreateIndex(
                name: "ix_household_members_head_id_place",
                table: "household_members",
                columns: new[] { "head_id", "place" },
                unique: true,
                filter: "removed is null");
            migrationBuilder.CreateIndex(
                name: "ix_idea_supports_person_id",
                table: "idea_supports",
                column: "person_id");
            migrationBuilder.CreateIndex(
                name: "ix_ideas_answered_for",
                table: "ideas",
                column: "answered_for");
            migrationBuilder.CreateIndex(
                name: "ix_ideas_initiative_id_status",
                table: "ideas",
                columns: new[] { "initiative_id", "status" });
            migrationBuilder.CreateIndex(
                name: "ix_ideas_merged_into_id",
                table: "ideas",
                column: "merged_into_id");
            migrationBuilder.CreateIndex(
                name: "ix_ideas_organization_id",
                table: "ideas",
                column: "organization_id");
            migrationBuilder.CreateIndex(
                name: "ix_ideas_person_id",
                table: "ideas",
                column: "person_id");
            migrationBuilder.CreateIndex(
                name: "ix_ideas_site_id_status_posted",
                table: "ideas",
                columns: new[] { "site_id", "status", "posted" });
            migrationBuilder.CreateIndex(
                name: "ix_ideas_slug",
                table: "ideas",
                column: "slug",
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_import_rows_hash",
                table: "import_rows",
                column: "hash",
                unique: true,
                filter: "record_id is not null");
            migrationBuilder.CreateIndex(
                name: "ix_import_rows_import_id_finding_choice_number",
                table: "import_rows",
                columns: new[] { "import_id", "finding", "choice", "number" });
            migrationBuilder.CreateIndex(
                name: "ix_imports_site_id_target_made",
                table: "imports",
                columns: new[] { "site_id", "target", "made" });
            migrationBuilder.CreateIndex(
                name: "ix_initiative_duties_initiative_id_position",
                table: "initiative_duties",
                columns: new[] { "initiative_id", "position" });
            migrationBuilder.CreateIndex(
                name: "ix_initiative_files_initiative_id",
                table: "initiative_files",
                column: "initiative_id");
            migrationBuilder.CreateIndex(
                name: "ix_initiative_followers_person_id",
                table: "initiative_followers",
                column: "person_id");
            migrationBuilder.CreateIndex(
                name: "ix_initiative_notes_initiative_id",
                table: "initiative_notes",
                column: "initiative_id");
            migrationBuilder.CreateIndex(
                name: "ix_initiative_partners_organization_id",
                table: "initiative_partners",
                column: "organization_id");
            migrationBuilder.CreateIndex(
                name: "ix_initiative_phases_phase_closed",
                table: "initiative_phases",
                columns: new[] { "phase", "closed" });
            migrationBuilder.CreateIndex(
                name: "ix_initiative_tasks_initiative_id_position",
                table: "initiative_tasks",
                columns: new[] { "initiative_id", "position" });
            migrationBuilder.CreateIndex(
                name: "ix_initiative_tasks_initiative_id_state",
                table: "initiative_tasks",
                columns: new[] { "initiative_id", "state" });
            migrationBuilder.CreateIndex(
                name: "ix_initiative_tasks_meeting_id",
                table: "initiative_tasks",
                column: "meeting_id");
            migrationBuilder.CreateIndex(
                name: "ix_initiative_tasks_organization_id",
                table: "initiative_tasks",
                column: "organization_id");
            migrationBuilder.CreateIndex(
                name: "ix_initiative_template_duties_template_id_position",
                table: "initiative_template_duties",
                columns: new[] { "template_id", "position" });
            migrationBuilder.CreateIndex(
                name: "ix_initiative_templates_site_id",
                table: "initiative_templates",
                column: "site_id");
            migrationBuilder.CreateIndex(
                name: "ix_initiative_templates_slug",
                table: "initiative_templates",
                column: "slug",
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_initiatives_series_id",
                table: "initiatives",
                column: "series_id",
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_initiatives_site_id_started",
                table: "initiatives",
                columns: new[] { "site_id", "started" });
            migrationBuilder.CreateIndex(
                name: "ix_initiatives_slug",
                table: "initiatives",
                column: "slug",
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_invitations_email",
                table: "invitations",
                column: "email");
            migrationBuilder.CreateIndex(
                name: "ix_invitations_organization_id_expires",
                table: "invitations",
                columns: new[] { "organization_id", "expires" });
            migrationBuilder.CreateIndex(
                name: "ix_involvements_initiative_id_organization_id_phase_evidence_source_id",
                table: "involvements",
                columns: new[] { "initiative_id", "organization_id", "phase", "evidence", "source_id" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_involvements_initiative_id_organization_id_phase_status",
                table: "involvements",
                columns: new[] { "initiative_id", "organization_id", "phase", "status" });
            migrationBuilder.CreateIndex(
                name: "ix_involvements_organization_id_status",
                table: "involvements",
                columns: new[] { "organization_id", "status" });
            migrationBuilder.CreateIndex(
                name: "ix_jobs_dead_due_kind",
                table: "jobs",
                columns: new[] { "dead", "due", "kind" });
            migrationBuilder.CreateIndex(
                name: "ix_jobs_held_by",
                table: "jobs",
                column: "held_by",
                filter: "held_by is not null");
            migrationBuilder.CreateIndex(
                name: "ix_jobs_kind",
                table: "jobs",
                column: "kind",
                unique: true,
                filter: "every_seconds is not null");
            migrationBuilder.CreateIndex(
                name: "ix_kept_forms_at",
                table: "kept_forms",
                column: "at");
            migrationBuilder.CreateIndex(
                name: "ix_kept_forms_owner_at",
                table: "kept_forms",
                columns: new[] { "owner", "at" });
            migrationBuilder.CreateIndex(
                name: "ix_known_apart_other_id",
                table: "known_apart",
                column: "other_id");
            migrationBuilder.CreateIndex(
                name: "ix_ledger_rows_cause",
                table: "ledger_rows",
                column: "cause");
            migrationBuilder.CreateIndex(
                name: "ix_ledger_rows_giver_id_month_id",
                table: "ledger_rows",
                columns: new[] { "giver_id", "month", "id" },
                filter: "giver_id is not null");
            migrationBuilder.CreateIndex(
                name: "ix_ledger_rows_initiative_id_month_id",
                table: "ledger_rows",
                columns: new[] { "initiative_id", "month", "id" },
                filter: "initiative_id is not null");
            migrationBuilder.CreateIndex(
                name: "ix_ledger_rows_month_id",
                table: "ledger_rows",
                columns: new[] { "month", "id" });
            migrationBuilder.CreateIndex(
                name: "ix_ledger_rows_reverses",
                table: "ledger_rows",
                column: "reverses",
                filter: "reverses is not null");
            migrationBuilder.CreateIndex(
                name: "ix_ledger_rows_site_id_month_debit_id_amount",
                table: "ledger_rows",
                columns: new[] { "site_id", "month", "debit", "id", "amount" });
            migrationBuilder.CreateIndex(
                name: "ix_ledger_rows_site_id_slot_number",
                table: "ledger_rows",
                columns: new[] { "site_id", "slot", "number" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_ledger_sums_of_key_month_site_id_debit_rows_amount",
                table: "ledger_sums",
                columns: new[] { "of", "key", "month", "site_id", "debit", "rows", "amount" });
            migrationBuilder.CreateIndex(
                name: "ix_meeting_attendees_meeting_id_organization_id",
                table: "meeting_attendees",
                columns: new[] { "meeting_id", "organization_id" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_meeting_attendees_organization_id",
                table: "meeting_attendees",
                column: "organization_id");
            migrationBuilder.CreateIndex(
                name: "ix_meetings_initiative_id_position",
                table: "meetings",
                columns: new[] { "initiative_id", "position" });
            migrationBuilder.CreateIndex(
                name: "ix_meetings_initiative_id_starts",
                table: "meetings",
                columns: new[] { "initiative_id", "starts" });
            migrationBuilder.CreateIndex(
                name: "ix_merges_loser_id",
                table: "merges",
                column: "loser_id",
                unique: true,
                filter: "undone is null");
            migrationBuilder.CreateIndex(
                name: "ix_merges_winner_id_at",
                table: "merges",
                columns: new[] { "winner_id", "at" });
            migrationBuilder.CreateIndex(
                name: "ix_messages_subject_kind_subject_id_at",
                table: "messages",
                columns: new[] { "subject_kind", "subject_id", "at" });
            migrationBuilder.CreateIndex(
                name: "ix_need_lines_need_id_position",
                table: "need_lines",
                columns: new[] { "need_id", "position" });
            migrationBuilder.CreateIndex(
                name: "ix_need_updates_need_id_at",
                table: "need_updates",
                columns: new[] { "need_id", "at" });
            migrationBuilder.CreateIndex(
                name: "ix_needs_initiative_id",
                table: "needs",
                column: "initiative_id");
            migrationBuilder.CreateIndex(
                name: "ix_needs_site_id",
                table: "needs",
                column: "site_id");
            migrationBuilder.CreateIndex(
                name: "ix_needs_slug",
                table: "needs",
                column: "slug",
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_needs_status_site_id_by",
                table: "needs",
                columns: new[] { "status", "site_id", "by" });
            migrationBuilder.CreateIndex(
                name: "ix_notices_person_id_at",
                table: "notices",
                columns: new[] { "person_id", "at" });
            migrationBuilder.CreateIndex(
                name: "ix_occupancies_holder_id",
                table: "occupancies",
                column: "holder_id");
            migrationBuilder.CreateIndex(
                name: "ix_occupancies_site_id_starts_ends",
                table: "occupancies",
                columns: new[] { "site_id", "starts", "ends" });
            migrationBuilder.CreateIndex(
                name: "ix_occupancies_unit_id_starts",
                table: "occupancies",
                columns: new[] { "unit_id", "starts" });
            migrationBuilder.CreateIndex(
                name: "ix_opening_hours_dated_id",
                table: "opening_hours",
                column: "dated_id");
            migrationBuilder.CreateIndex(
                name: "ix_opening_hours_site_id",
                table: "opening_hours",
                column: "site_id");
            migrationBuilder.CreateIndex(
                name: "ix_organization_members_person_id",
                table: "organization_members",
                column: "person_id");
            migrationBuilder.CreateIndex(
                name: "ix_organization_photos_organization_id_position",
                table: "organization_photos",
                columns: new[] { "organization_id", "position" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_organization_photos_picture",
                table: "organization_photos",
                column: "picture");
            migrationBuilder.CreateIndex(
                name: "ix_organizations_merged_into_id",
                table: "organizations",
                column: "merged_into_id");
            migrationBuilder.CreateIndex(
                name: "ix_organizations_name_key",
                table: "organizations",
                column: "name_key");
            migrationBuilder.CreateIndex(
                name: "ix_organizations_site_id_status_registered",
                table: "organizations",
                columns: new[] { "site_id", "status", "registered" });
            migrationBuilder.CreateIndex(
                name: "ix_organizations_slug",
                table: "organizations",
                column: "slug",
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_organizations_status_folded_name_id",
                table: "organizations",
                columns: new[] { "status", "folded_name", "id" });
            migrationBuilder.CreateIndex(
                name: "ix_outbox_cause_channel",
                table: "outbox",
                columns: new[] { "cause", "channel" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_outbox_held_by",
                table: "outbox",
                column: "held_by",
                filter: "held_by is not null");
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
            migrationBuilder.CreateIndex(
                name: "ix_outcome_steps_outcome_id",
                table: "outcome_steps",
                column: "outcome_id");
            migrationBuilder.CreateIndex(
                name: "ix_outcomes_initiative_id",
                table: "outcomes",
                column: "initiative_id");
            migrationBuilder.CreateIndex(
                name: "ix_outcomes_organization_id",
                table: "outcomes",
                column: "organization_id");
            migrationBuilder.CreateIndex(
                name: "ix_pending_accounts_made",
                table: "pending_accounts",
                column: "made");
            migrationBuilder.CreateIndex(
                name: "ix_people_account_id",
                table: "people",
                column: "account_id",
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_people_code",
                table: "people",
                column: "code",
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_people_email",
                table: "people",
                column: "email");
            migrationBuilder.CreateIndex(
                name: "ix_people_email1",
                table: "people",
                column: "email",
                unique: true,
                filter: "email_confirmed");
            migrationBuilder.CreateIndex(
                name: "ix_people_folded_name_id",
                table: "people",
                columns: new[] { "folded_name", "id" });
            migrationBuilder.CreateIndex(
                name: "ix_people_new_phone",
                table: "people",
                column: "new_phone");
            migrationBuilder.CreateIndex(
                name: "ix_people_phone",
                table: "people",
                column: "phone");
            migrationBuilder.CreateIndex(
                name: "ix_people_phone_end",
                table: "people",
                column: "phone_end");
            migrationBuilder.CreateIndex(
                name: "ix_people_phone1",
                table: "people",
                column: "phone",
                unique: true,
                filter: "phone_confirmed");
            migrationBuilder.CreateIndex(
                name: "ix_person_access_person_id_at",
                table: "person_access",
                columns: new[] { "person_id", "at" });
            migrationBuilder.CreateIndex(
                name: "ix_person_sites_site_id",
                table: "person_sites",
                column: "site_id");
            migrationBuilder.CreateIndex(
                name: "ix_person_words_person_id",
                table: "person_words",
                column: "person_id");
            migrationBuilder.CreateIndex(
                name: "ix_pledges_code",
                table: "pledges",
                column: "code",
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_pledges_email",
                table: "pledges",
                column: "email",
                filter: "email is not null");
            migrationBuilder.CreateIndex(
                name: "ix_pledges_initiative_id",
                table: "pledges",
                column: "initiative_id");
            migrationBuilder.CreateIndex(
                name: "ix_pledges_line_id_status",
                table: "pledges",
                columns: new[] { "line_id", "status" });
            migrationBuilder.CreateIndex(
                name: "ix_pledges_need_id",
                table: "pledges",
                column: "need_id");
            migrationBuilder.CreateIndex(
                name: "ix_pledges_organization_id",
                table: "pledges",
                column: "organization_id");
            migrationBuilder.CreateIndex(
                name: "ix_pledges_organization_id1",
                table: "pledges",
                column: "organization_id",
                filter: "organization_id is not null and shown_as <> 'Named'");
            migrationBuilder.CreateIndex(
                name: "ix_pledges_person_id",
                table: "pledges",
                column: "person_id");
            migrationBuilder.CreateIndex(
                name: "ix_pledges_phone",
                table: "pledges",
                column: "phone",
                filter: "phone is not null");
            migrationBuilder.CreateIndex(
                name: "ix_pledges_sealed_phone_code",
                table: "pledges",
                column: "sealed_phone_code");
            migrationBuilder.CreateIndex(
                name: "ix_pledges_site_id_status_made",
                table: "pledges",
                columns: new[] { "site_id", "status", "made" });
            migrationBuilder.CreateIndex(
                name: "ix_pledges_site_id_thanked",
                table: "pledges",
                columns: new[] { "site_id", "thanked" },
                filter: "thanked_in_public");
            migrationBuilder.CreateIndex(
                name: "ix_pledges_status_comes_on",
                table: "pledges",
                columns: new[] { "status", "comes_on" });
            migrationBuilder.CreateIndex(
                name: "ix_priority_votes_idea_id",
                table: "priority_votes",
                column: "idea_id");
            migrationBuilder.CreateIndex(
                name: "ix_priority_votes_initiative_id_organization_id_idea_id",
                table: "priority_votes",
                columns: new[] { "initiative_id", "organization_id", "idea_id" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_priority_votes_organization_id",
                table: "priority_votes",
                column: "organization_id");
            migrationBuilder.CreateIndex(
                name: "ix_quiet_times_site_id",
                table: "quiet_times",
                column: "site_id");
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
                name: "ix_registrations_for_id_person_id",
                table: "registrations",
                columns: new[] { "for_id", "person_id" });
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
                name: "registrations_few_a_number",
                table: "registrations",
                columns: new[] { "event_id", "phone", "of_contact" },
                unique: true,
                filter: "shown is not null and status in ('Entered', 'Waiting', 'Offered', 'Confirmed') and person_id is null and email is null");
            migrationBuilder.CreateIndex(
                name: "registrations_few_a_person",
                table: "registrations",
                columns: new[] { "event_id", "person_id", "of_contact" },
                unique: true,
                filter: "shown is not null and status in ('Entered', 'Waiting', 'Offered', 'Confirmed') and for_id is null");
            migrationBuilder.CreateIndex(
                name: "registrations_few_an_address",
                table: "registrations",
                columns: new[] { "event_id", "email", "of_contact" },
                unique: true,
                filter: "shown is not null and status in ('Entered', 'Waiting', 'Offered', 'Confirmed') and person_id is null");
            migrationBuilder.CreateIndex(
                name: "registrations_one_of_a_household",
                table: "registrations",
                columns: new[] { "event_id", "for_id" },
                unique: true,
                filter: "shown is not null and status in ('Entered', 'Waiting', 'Offered', 'Confirmed') and for_id is not null");
            migrationBuilder.CreateIndex(
                name: "ix_related_articles_related_id",
                table: "related_articles",
                column: "related_id");
            migrationBuilder.CreateIndex(
                name: "ix_remembered_answers_at",
                table: "remembered_answers",
                column: "at");
            migrationBuilder.CreateIndex(
                name: "ix_report_parts_organization_id",
                table: "report_parts",
                column: "organization_id");
            migrationBuilder.CreateIndex(
                name: "ix_role_grants_account_id_role_site_id",
                table: "role_grants",
                columns: new[] { "account_id", "role", "site_id" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_scans_event_id_conflict",
                table: "scans",
                columns: new[] { "event_id", "conflict" });
            migrationBuilder.CreateIndex(
                name: "ix_scans_ticket_id",
                table: "scans",
                column: "ticket_id");
            migrationBuilder.CreateIndex(
                name: "ix_search_documents_kind_subject_id",
                table: "search_documents",
                columns: new[] { "kind", "subject_id" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_search_known_words_word",
                table: "search_known_words",
                column: "word");
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
                name: "ix_second_thoughts_at",
                table: "second_thoughts",
                column: "at");
            migrationBuilder.CreateIndex(
                name: "ix_second_thoughts_subject",
                table: "second_thoughts",
                column: "subject");
            migrationBuilder.CreateIndex(
                name: "ix_shift_notes_site_id_at",
                table: "shift_notes",
                columns: new[] { "site_id", "at" });
            migrationBuilder.CreateIndex(
                name: "ix_signed_records_meeting_id",
                table: "signed_records",
                column: "meeting_id");
            migrationBuilder.CreateIndex(
                name: "ix_site_notices_site_id_ends",
                table: "site_notices",
                columns: new[] { "site_id", "ends" });
            migrationBuilder.CreateIndex(
                name: "ix_site_notices_space_id",
                table: "site_notices",
                column: "space_id");
            migrationBuilder.CreateIndex(
                name: "ix_site_photos_picture",
                table: "site_photos",
                column: "picture");
            migrationBuilder.CreateIndex(
                name: "ix_site_photos_site_id_position",
                table: "site_photos",
                columns: new[] { "site_id", "position" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_sites_slug",
                table: "sites",
                column: "slug",
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_space_photos_picture",
                table: "space_photos",
                column: "picture");
            migrationBuilder.CreateIndex(
                name: "ix_space_photos_space_id_position",
                table: "space_photos",
                columns: new[] { "space_id", "position" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_space_units_unit_id",
                table: "space_units",
                column: "unit_id");
            migrationBuilder.CreateIndex(
                name: "ix_spaces_site_id_slug",
                table: "spaces",
                columns: new[] { "site_id", "slug" },
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_staff_invitations_hash",
                table: "staff_invitations",
                column: "hash",
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_staff_invitations_phone",
                table: "staff_invitations",
                column: "phone");
            migrationBuilder.CreateIndex(
                name: "ix_staff_invitations_site_id_expires",
                table: "staff_invitations",
                columns: new[] { "site_id", "expires" });
            migrationBuilder.CreateIndex(
                name: "ix_tickets_event_id",
                table: "tickets",
                column: "event_id");
            migrationBuilder.CreateIndex(
                name: "ix_tickets_registration_id",
                table: "tickets",
                column: "registration_id");
            migrationBuilder.CreateIndex(
                name: "ix_tickets_sealed_code",
                table: "tickets",
                column: "sealed_code",
                unique: true);
            migrationBuilder.CreateIndex(
                name: "ix_units_site_id",
                table: "units",
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
        }
    }
}
