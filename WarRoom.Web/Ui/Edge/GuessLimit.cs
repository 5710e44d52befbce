using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace WarRoom.Web.Ui.Edge;

/// <summary>Slows down who tries codes one after the other. A room full of people behind one address joins without noticing it;
/// of the 852 billion codes nobody finds one at this pace.</summary>
public static class GuessLimit
{
    public const string Policy = "guesses";
    public const int PerMinute = 300;

    public static void AddGuessLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, stop) => new(WriteAsync(rejected.HttpContext, stop));
        options.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            NeighbourhoodOf(context.Connection.RemoteIpAddress),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
    });

    /// <summary>An IPv4 address, or the half of an IPv6 address that a household shares.</summary>
    private static string NeighbourhoodOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes()[..8]),
        _ => address.ToString(),
    };

    private static Task WriteAsync(HttpContext context, CancellationToken stop)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("Too many tries from your network. Please wait a minute and try again.", stop);
    }
}
