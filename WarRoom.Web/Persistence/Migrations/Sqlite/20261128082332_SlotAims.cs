using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WarRoom.Web.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SlotAims : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "CommunityId",
                table: "Slots",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "InfluencerId",
                table: "Slots",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MinGapMinutes",
                table: "Communities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 60);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CommunityId",
                table: "Slots");

            migrationBuilder.DropColumn(
                name: "InfluencerId",
                table: "Slots");

            migrationBuilder.DropColumn(
                name: "MinGapMinutes",
                table: "Communities");
        }
    }
}
