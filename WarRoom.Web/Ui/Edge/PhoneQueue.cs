using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace WarRoom.Web.Ui.Edge;

/// <summary>When everybody opens their day at once, a few pages are made at a time and the others wait in line: all are sooner done so, and the
/// desk, the wall and the health check find threads meanwhile. Nobody is sent away.</summary>
public static class PhoneQueue
{
    public const string Policy = "phones";
    private const int AtOncePerCore = 3;
    private const int LongestLine = 20_000;

    public static void AddPhoneQueue(this IServiceCollection services) => services.Configure<RateLimiterOptions>(options =>
        options.AddConcurrencyLimiter(Policy, line =>
        {
            line.PermitLimit = AtOncePerCore * Environment.ProcessorCount;
            line.QueueLimit = LongestLine;
            line.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
        }));
}
