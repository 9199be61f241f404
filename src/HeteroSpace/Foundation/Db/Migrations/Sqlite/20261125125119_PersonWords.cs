using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeteroSpace.Foundation.Db.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PersonWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "ix_person_words_person_id",
                table: "person_words",
                column: "person_id");

            // Those who were here before; from now on a trigger follows (PersonWordTable.Follow).
            migrationBuilder.Sql("""
                insert into person_words (word, person_id) select distinct value, people.id from people, json_each('[' || replace(json_quote(folded_name), ' ', '","') || ']') where value <> '' and not gone
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "person_words");
        }
    }
}
