namespace WarRoom.Web.Persistence;

/// <summary>The databases: one file for the record of the day, one for clicks.</summary>
internal static class PersistenceSetup
{
    public static void AddWarRoomPersistence(this IServiceCollection services, DataFolder folder)
    {
        services.AddDbContextFactory<SqliteWarRoomDb>(options => options.UseSqlite(SourceOf(folder.Database)).AddInterceptors(new SqlitePragmas("FULL")));
        services.AddSingleton<IDbContextFactory<WarRoomDb>, WarRoomDbFactory>();
        services.AddScoped<WarRoomDb>(p => p.GetRequiredService<SqliteWarRoomDb>());
        services.AddDbContextFactory<ClicksDb>(options => options.UseSqlite(SourceOf(folder.Clicks)).AddInterceptors(new SqlitePragmas("NORMAL")));
    }

    /// <summary>A locked file is waited for as long as the busy timeout says. Left alone, the provider would ask again for half a minute,
    /// and nobody with a phone in the hand waits that long for an answer.</summary>
    private static string SourceOf(string file) => $"Data Source={file};Default Timeout=5";

    /// <summary>Brings the files to the newest shape. A kill during an earlier migration leaves a lock row behind at which every later
    /// start would wait for ever; this process holds the folder alone, so the row is stale and goes.</summary>
    public static async Task MigrateAsync(this IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<WarRoomDb>>().CreateDbContextAsync();
        await ForgetStaleLockAsync(db);
        await db.Database.MigrateAsync();
        await using var clicks = await services.GetRequiredService<IDbContextFactory<ClicksDb>>().CreateDbContextAsync();
        await ForgetStaleLockAsync(clicks);
        await clicks.Database.MigrateAsync();
    }

    private static async Task ForgetStaleLockAsync(DbContext db)
    {
        var exists = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync();
        if (exists > 0) await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock");
    }
}

/// <summary>Hands out the provider's context under its abstract name.</summary>
internal sealed class WarRoomDbFactory(IDbContextFactory<SqliteWarRoomDb> contexts) : IDbContextFactory<WarRoomDb>
{
    public WarRoomDb CreateDbContext() => contexts.CreateDbContext();
}
