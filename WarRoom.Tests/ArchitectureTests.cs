using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace WarRoom.Tests;

/// <summary>The arrows of the house: who may know whom.</summary>
public sealed class ArchitectureTests
{
    private static readonly Architecture House = new ArchLoader().LoadAssemblies(
        typeof(WarRoom.Domain.Refusal).Assembly, typeof(WarRoom.Web.WarRoomHost).Assembly, typeof(MudBlazor.MudButton).Assembly, typeof(Microsoft.EntityFrameworkCore.DbContext).Assembly).Build();

    private static readonly string[] Slices =
        ["Admin", "Board", "Campaigns", "Claiming", "Day", "Foundation", "Joining", "Planning", "Proof", "Reports", "Setup", "Sharing", "Sources", "Team", "Wall"];

    [Fact]
    public void The_domain_knows_neither_the_web_nor_the_database_nor_the_screen() =>
        Types().That().ResideInNamespaceMatching(@"^WarRoom\.Domain").Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^(WarRoom\.Web|Microsoft\.EntityFrameworkCore|Microsoft\.AspNetCore|MudBlazor)")).Check(House);

    public static TheoryData<string> EachSlice => [.. Slices];

    [Theory]
    [MemberData(nameof(EachSlice))]
    public void A_slice_does_not_call_another_slice(string slice) =>
        Types().That().ResideInNamespaceMatching($@"^WarRoom\.Web\.Features\.{slice}(\.|$)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^WarRoom\.Web\.Features\.(?!{slice}(\.|$))\w+")).WithoutRequiringPositiveResults().Check(House);

    [Theory]
    [InlineData("Persistence")]
    [InlineData("Networks")]
    [InlineData("Live")]
    [InlineData("Notifications")]
    [InlineData("Identity")]
    [InlineData("Changes")]
    [InlineData("Jobs")]
    [InlineData("Ui")]
    public void What_the_slices_stand_on_does_not_know_them(string folder) =>
        Types().That().ResideInNamespaceMatching($@"^WarRoom\.Web\.{folder}(\.|$)").Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^WarRoom\.Web\.Features")).Check(House);

    [Fact]
    public void Phone_wall_and_report_carry_no_component_library() =>
        Types().That().ResideInNamespaceMatching(@"^WarRoom\.Web\.Ui\.(Edge|Shared)").Or().ResideInNamespaceMatching(@"^WarRoom\.Web\.Features\.(Claiming|Joining|Proof|Setup|Wall)")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching("^MudBlazor")).Check(House);

    [Fact]
    public void The_rule_sees_a_violation_when_there_is_one() =>
        Should.Throw<Exception>(() => Types().That().ResideInNamespaceMatching(@"^WarRoom\.Web\.Features\.Board").Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^WarRoom\.Web\.Live")).Check(House));
}
