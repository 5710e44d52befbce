using System.Reflection;

namespace WarRoom.Web.Features;

/// <summary>Registers every use case: a class in a slice, or among the changes that slices share, with a public <c>RunAsync</c>.</summary>
internal static class FeaturesSetup
{
    private static readonly string[] Homes = ["WarRoom.Web.Features", "WarRoom.Web.Changes"];

    public static void AddUseCases(this IServiceCollection services)
    {
        var useCases = typeof(FeaturesSetup).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && Homes.Any(home => t.Namespace?.StartsWith(home, StringComparison.Ordinal) == true))
            .Where(t => t.GetMethod("RunAsync", BindingFlags.Public | BindingFlags.Instance) is not null);
        foreach (var useCase in useCases) services.AddTransient(useCase);
    }
}
