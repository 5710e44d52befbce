using WarRoom.Domain.Team;
using WarRoom.Domain.Time;

namespace WarRoom.Domain.Planning.Making;

/// <summary>How many posts a person can make in a span: on five minutes, in own hours, own gap between.</summary>
public static class Carrying
{
    public const int StepMinutes = 5;

    public static int PostsWithin(Member member, TimeWindow span)
    {
        var (availability, zone, posts) = (member.Availability, member.Zone, 0);
        var step = Duration.FromMinutes(StepMinutes);
        for (var at = span.Start; at < span.End;)
        {
            var isThere = availability.At(at, zone) is not Willingness.No;
            if (isThere) posts++;
            at += isThere ? Duration.FromMinutes(Math.Max(StepMinutes, RoundUp(member.MinGapMinutes))) : step;
        }

        return posts;
    }

    private static int RoundUp(int minutes) => (minutes + StepMinutes - 1) / StepMinutes * StepMinutes;
}
