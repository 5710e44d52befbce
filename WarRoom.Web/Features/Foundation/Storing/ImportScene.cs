using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Web.Features.Foundation.Importing;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Foundation.Storing;

/// <summary>What importing can see: the campaign, its database, who does it, and how texts are judged.</summary>
internal sealed record ImportScene(WarRoomDb Db, Campaign Campaign, Actor Actor, Instant Now, IReadOnlyList<Domain.Audiences.Audience> Audiences, TextCheck TextCheck)
{
    private int _made;

    public ImportContext Context { get; } = new(Campaign.Day.Zone, Campaign.Language, [.. Audiences.Select(a => a.Name)]);

    /// <summary>The id of something that is brought back.</summary>
    public Guid? BringsBack { get; init; }

    /// <summary>Ids and joining times that keep the order of the sheet.</summary>
    public Instant NextMoment() => Now + Duration.FromMilliseconds(_made++);

    public TId NewId<TId>() where TId : struct, IId<TId> => BringsBack is { } id ? TId.From(id) : Ids.New<TId>(NextMoment());
}
