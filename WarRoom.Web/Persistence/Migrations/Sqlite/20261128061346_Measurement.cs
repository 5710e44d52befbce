using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WarRoom.Web.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Measurement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsTextSelfChosen",
                table: "Slots",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "Bound",
                table: "PlanRuns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "BoundAt",
                table: "PlanRuns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Label",
                table: "Links",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Target",
                table: "Links",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DayRecords",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DayRecords", x => new { x.CampaignId, x.Kind });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DayRecords");

            migrationBuilder.DropColumn(
                name: "IsTextSelfChosen",
                table: "Slots");

            migrationBuilder.DropColumn(
                name: "Bound",
                table: "PlanRuns");

            migrationBuilder.DropColumn(
                name: "BoundAt",
                table: "PlanRuns");

            migrationBuilder.DropColumn(
                name: "Label",
                table: "Links");

            migrationBuilder.DropColumn(
                name: "Target",
                table: "Links");
        }
    }
}
