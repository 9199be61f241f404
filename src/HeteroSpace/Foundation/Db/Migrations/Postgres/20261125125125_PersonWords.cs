using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeteroSpace.Foundation.Db.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PersonWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "folded_name",
                table: "people",
                type: "character varying(500)",
                maxLength: 500,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(500)",
                oldMaxLength: 500);

            migrationBuilder.CreateTable(
                name: "person_words",
                columns: table => new
                {
                    word = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "ix_person_words_person_id",
                table: "person_words",
                column: "person_id");

            // Those who were here before; from now on a trigger follows (PersonWordTable.Follow).
            migrationBuilder.Sql("""
                insert into person_words (word, person_id) select distinct word, id from people, string_to_table(folded_name, ' ') as word where word <> '' and not gone
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "person_words");

            migrationBuilder.AlterColumn<string>(
                name: "folded_name",
                table: "people",
                type: "character varying(500)",
                maxLength: 500,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(500)",
                oldMaxLength: 500,
                oldCollation: "C");
        }
    }
}
