using WarRoom.Domain.Team;

namespace WarRoom.Tests.Domain.Team;

public sealed class EffortTests
{
    [Fact]
    public void Who_was_on_time_and_helped_stands_before_who_has_more_clicks() =>
        Effort.Ranked([new("Ana", 2, 3, 0, 900), new("Tom", 2, 2, 1, 4)], 5).Select(e => e.Shown).ShouldBe(["Tom", "Ana"]);

    [Fact]
    public void Who_did_not_consent_or_did_nothing_is_not_named() =>
        Effort.Ranked([new("", 5, 5, 5, 5), new("Lee", 0, 0, 0, 0), new("Kim", 0, 1, 0, 0)], 5).Select(e => e.Shown).ShouldBe(["Kim"]);
}
