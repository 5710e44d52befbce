using System.Text.Json;
using WarRoom.Domain.Planning;
using static WarRoom.Tests.Domain.Planning.PlanExamples;

namespace WarRoom.Tests.Domain.Planning;

public sealed class PlanJsonTests
{
    [Fact]
    public void A_request_reads_back_as_it_was_written()
    {
        var written = PlanJson.Write(new RandomDays(7).Day());
        PlanJson.Write(PlanJson.Read(written)).ShouldBe(written);
    }

    [Fact]
    public void Names_are_camel_case_nulls_are_written_and_extras_are_absent()
    {
        using var json = JsonDocument.Parse(PlanJson.Write(AMorning()));
        var root = json.RootElement;

        root.GetProperty("schema").GetString().ShouldBe("warroom-plan-instance/1");
        root.GetProperty("baseline").ValueKind.ShouldBe(JsonValueKind.Null);
        root.GetProperty("members")[0].GetProperty("absentFrom").ValueKind.ShouldBe(JsonValueKind.Null);
        root.GetProperty("members")[0].TryGetProperty("ifNeeded", out _).ShouldBeFalse();
        root.GetProperty("variants")[0].TryGetProperty("maxUses", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_result_names_its_standbys_as_backup()
    {
        var written = PlanJson.Write(APlan(Post("s1", 0, "ada")));

        written.ShouldContain("\"backup\":null");
        PlanJson.ReadResult(written).Assignments.ShouldBe([Post("s1", 0, "ada")]);
    }

    [Fact]
    public void A_missing_field_is_named()
    {
        var broken = PlanJson.Write(AMorning()).Replace("\"slots\":", "\"slotz\":", StringComparison.Ordinal);
        Should.Throw<JsonException>(() => PlanJson.Read(broken)).Message.ShouldContain("slots");
    }
}
