using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HeteroSpace.Foundation.Db.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OneHoldAPerson : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "bookings_one_hold_a_person",
                table: "bookings",
                column: "person_id",
                unique: true,
                filter: "status = 'Held'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "bookings_one_hold_a_person",
                table: "bookings");
        }
    }
}
