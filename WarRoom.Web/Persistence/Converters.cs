using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WarRoom.Web.Persistence;

/// <summary>SQLite cannot order DateTimeOffset, so an instant is stored as UTC milliseconds.</summary>
internal sealed class InstantConverter() : ValueConverter<Instant, long>(i => i.ToUnixTimeMilliseconds(), ms => Instant.FromUnixTimeMilliseconds(ms));

internal sealed class LocalDateConverter() : ValueConverter<LocalDate, string>(
    d => NodaTime.Text.LocalDatePattern.Iso.Format(d), text => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value);

internal sealed class LocalTimeConverter() : ValueConverter<LocalTime, string>(
    t => NodaTime.Text.LocalTimePattern.ExtendedIso.Format(t), text => NodaTime.Text.LocalTimePattern.ExtendedIso.Parse(text).Value);

internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Make(value)) where TId : struct, IId<TId>
{
    private static TId Make(Guid value) => TId.From(value);
}
