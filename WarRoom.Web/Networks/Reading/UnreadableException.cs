using System.Net;

namespace WarRoom.Web.Networks.Reading;

/// <summary>Ends a reading from wherever in an answer something is not as it should be. It never leaves <see cref="ReadNumbers"/>, which
/// turns it into a reading: a strict parser says no at forty places, and none of them must be forgotten.</summary>
public sealed class UnreadableException(NetworkReading.Unavailable reading, HttpStatusCode? status = null) : Exception(reading.Reason)
{
    public NetworkReading.Unavailable Reading => reading;

    /// <summary>What the other side answered with, if it was a refusal: some of them concern one subject alone.</summary>
    public HttpStatusCode? Status => status;

    /// <summary>The answer is not what this connector understands, so no number is taken from it.</summary>
    public static UnreadableException NotUnderstood(string what) => new(new($"The answer was not understood: {what}"));

    /// <summary>Somebody has to correct the source.</summary>
    public static UnreadableException NeedsPerson(string why) => new(new(why, NeedsPerson: true));
}
