namespace WarRoom.Web.Notifications;

/// <summary>The ways out of the house, one carrier a channel.</summary>
internal static class NotificationsSetup
{
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<OutsideHttp>();
        services.AddSingleton<PushKeys>();
        services.AddSingleton<ChatSeal>();
        services.AddSingleton<ChatPost>();
        services.AddSingleton<ICarrier, MailCarrier>();
        services.AddSingleton<ICarrier, PushCarrier>();
        services.AddSingleton<ICarrier, ChatCarrier>();
    }
}
