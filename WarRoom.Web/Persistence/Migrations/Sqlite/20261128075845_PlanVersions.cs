using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WarRoom.Web.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PlanVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Accepted",
                table: "PlanRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Proposed",
                table: "PlanRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Rows",
                table: "PlanRuns",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<long>(
                name: "ScoreBefore",
                table: "PlanRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "SettledAt",
                table: "PlanRuns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SettledBy",
                table: "PlanRuns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PlanVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsAutomatic = table.Column<bool>(type: "INTEGER", nullable: false),
                    Placed = table.Column<int>(type: "INTEGER", nullable: false),
                    Places = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanVersions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PlanVersions_CampaignId_SavedAt",
                table: "PlanVersions",
                columns: new[] { "CampaignId", "SavedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PlanVersions");

            migrationBuilder.DropColumn(
                name: "Accepted",
                table: "PlanRuns");

            migrationBuilder.DropColumn(
                name: "Proposed",
                table: "PlanRuns");

            migrationBuilder.DropColumn(
                name: "Rows",
                table: "PlanRuns");

            migrationBuilder.DropColumn(
                name: "ScoreBefore",
                table: "PlanRuns");

            migrationBuilder.DropColumn(
                name: "SettledAt",
                table: "PlanRuns");

            migrationBuilder.DropColumn(
                name: "SettledBy",
                table: "PlanRuns");
        }
    }
}
