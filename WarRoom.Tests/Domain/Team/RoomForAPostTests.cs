using WarRoom.Domain.Team;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Team;

public sealed class RoomForAPostTests
{
    private readonly Member _ana = AMember(ACampaign(), "Ana Ribeiro"); // 7 to 20, six posts, half an hour apart

    [Fact]
    public void Within_the_own_hours_and_far_from_own_posts_there_is_room() => _ana.HasRoomAt(Noon, [At(11, 30), At(12, 30)]).ShouldBeTrue();

    [Fact]
    public void Outside_of_the_own_hours_there_is_none() => _ana.HasRoomAt(At(21, 0), []).ShouldBeFalse();

    [Fact]
    public void Close_to_an_own_post_there_is_none() => _ana.HasRoomAt(Noon, [At(12, 29)]).ShouldBeFalse();

    [Fact]
    public void With_the_last_post_given_there_is_none() => _ana.HasRoomAt(At(19, 0), [.. Enumerable.Range(8, 6).Select(h => At(h, 0))]).ShouldBeFalse();

    [Fact]
    public void Who_is_off_the_team_has_none()
    {
        _ana.Remove(At(9, 0));

        _ana.HasRoomAt(Noon, []).ShouldBeFalse();
    }
}
