using System.Reflection;

namespace WarRoom.Web.Features;

/// <summary>Registers every use case: a class in a slice with a public <c>RunAsync</c>.</summary>
internal static class FeaturesSetup
{
    public static void AddUseCases(this IServiceCollection services)
    {
        var useCases = typeof(FeaturesSetup).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.Namespace?.StartsWith("WarRoom.Web.Features", StringComparison.Ordinal) == true)
            .Where(t => t.GetMethod("RunAsync", BindingFlags.Public | BindingFlags.Instance) is not null);
        foreach (var useCase in useCases) services.AddTransient(useCase);
    }
}
