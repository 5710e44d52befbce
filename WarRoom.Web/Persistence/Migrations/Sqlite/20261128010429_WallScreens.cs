using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WarRoom.Web.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WallScreens : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Browser",
                table: "SharedLinks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Screen",
                table: "SharedLinks",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "Turn",
                table: "SharedLinks",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "SharedLinks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "ScreenPairings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    SecretHash = table.Column<string>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Token = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScreenPairings", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SharedLinks_Browser",
                table: "SharedLinks",
                column: "Browser");

            migrationBuilder.CreateIndex(
                name: "IX_ScreenPairings_Code",
                table: "ScreenPairings",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ScreenPairings_SecretHash",
                table: "ScreenPairings",
                column: "SecretHash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ScreenPairings");

            migrationBuilder.DropIndex(
                name: "IX_SharedLinks_Browser",
                table: "SharedLinks");

            migrationBuilder.DropColumn(
                name: "Browser",
                table: "SharedLinks");

            migrationBuilder.DropColumn(
                name: "Screen",
                table: "SharedLinks");

            migrationBuilder.DropColumn(
                name: "Turn",
                table: "SharedLinks");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "SharedLinks");
        }
    }
}
