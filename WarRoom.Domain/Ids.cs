namespace WarRoom.Domain;

/// <summary>A typed id: one entity's id cannot be passed where another's is wanted.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>Makes ids that sort by the time they were made (UUID version 7).</summary>
public static class Ids
{
    public static TId New<TId>(Instant now) where TId : struct, IId<TId> =>
        TId.From(Guid.CreateVersion7(now.ToDateTimeOffset()));
}

public readonly record struct CampaignId(Guid Value) : IId<CampaignId>
{
    public static CampaignId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct MemberId(Guid Value) : IId<MemberId>
{
    public static MemberId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct SlotId(Guid Value) : IId<SlotId>
{
    public static SlotId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct WaveId(Guid Value) : IId<WaveId>
{
    public static WaveId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct AudienceId(Guid Value) : IId<AudienceId>
{
    public static AudienceId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct CommunityId(Guid Value) : IId<CommunityId>
{
    public static CommunityId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct InfluencerId(Guid Value) : IId<InfluencerId>
{
    public static InfluencerId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct ObjectiveId(Guid Value) : IId<ObjectiveId>
{
    public static ObjectiveId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct KeyMessageId(Guid Value) : IId<KeyMessageId>
{
    public static KeyMessageId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct VariantId(Guid Value) : IId<VariantId>
{
    public static VariantId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct HoldId(Guid Value) : IId<HoldId>
{
    public static HoldId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}

public readonly record struct SourceId(Guid Value) : IId<SourceId>
{
    public static SourceId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
