using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using WarRoom.Domain.Slots;
using WarRoom.Web;
using WarRoom.Web.Changes;
using WarRoom.Web.Persistence;

namespace WarRoom.Bench.Chaos;

/// <summary>Faults, each of which one scenario has to find: a check that has never failed is not known to check anything.</summary>
internal static class Mutants
{
    private static readonly Dictionary<string, Action<IServiceCollection>> All = new()
    {
        ["forgetful"] = services => services.Replace(ServiceDescriptor.Singleton<IDbContextFactory<WarRoomDb>>(p => new ForgetfulDbs(p.GetRequiredService<DataFolder>()))),
        ["naive-claim"] = services => services.ConfigureDbContext<SqliteWarRoomDb>(o => o.ReplaceService<IModelCustomizer, WithoutVersion>()),
        ["unfenced-stop"] = services => services.Replace(ServiceDescriptor.Singleton(new DrainPatience(TimeSpan.FromHours(1), TimeSpan.Zero))),
        ["synchronous-normal"] = services => services.ConfigureDbContext<SqliteWarRoomDb>(o => o.AddInterceptors(new Unsynchronised())),
        ["no-grace"] = services => services.ConfigureDbContext<SqliteWarRoomDb>(o => o.AddInterceptors(new Graceless())),
        ["no-keys"] = services => services.ConfigureDbContext<SqliteWarRoomDb>(o => o.AddInterceptors(new Keyless())),
    };

    public static IReadOnlyCollection<string> Names => All.Keys;

    public static void PutIn(string name, IServiceCollection services) => All[name](services);

    /// <summary>Slots change without asking whether somebody was faster.</summary>
    private sealed class WithoutVersion(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder modelBuilder, DbContext context)
        {
            base.Customize(modelBuilder, context);
            modelBuilder.Entity<Slot>().Property(s => s.Version).IsConcurrencyToken(false);
        }
    }

    /// <summary>A commit is not on the disk when it is acknowledged.</summary>
    private sealed class Unsynchronised : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous=NORMAL;";
            command.ExecuteNonQuery();
        }
    }

    /// <summary>No message is ever too old to be sent.</summary>
    private sealed class Graceless : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            foreach (var row in eventData.Context!.ChangeTracker.Entries<OutboxRow>().Where(e => e.State is EntityState.Added)) row.Entity.GraceUntil += Duration.FromDays(30);
            return new(result);
        }
    }

    /// <summary>No form is remembered.</summary>
    private sealed class Keyless : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            foreach (var row in eventData.Context!.ChangeTracker.Entries<DoneRequest>().Where(e => e.State is EntityState.Added).ToList()) row.State = EntityState.Detached;
            return new(result);
        }
    }

    /// <summary>Says that it has saved, and saves a moment later.</summary>
    private sealed class ForgetfulDb(DbContextOptions<ForgetfulDb> options) : WarRoomDb(options)
    {
        private bool _isLater;

        public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
        {
            if (Database.CurrentTransaction is not null) return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            _isLater = true;
            _ = SaveLaterAsync();
            return Task.FromResult(1);
        }

        public override ValueTask DisposeAsync() => _isLater ? ValueTask.CompletedTask : base.DisposeAsync();

        protected override bool IsUniqueViolation(DbUpdateException exception) => false;

        private async Task SaveLaterAsync()
        {
            await Task.Delay(200);
            try
            {
                await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, CancellationToken.None);
            }
            catch (DbUpdateException)
            {
                // nobody is there any more to be told
            }

            await base.DisposeAsync();
        }
    }

    private sealed class ForgetfulDbs(DataFolder folder) : IDbContextFactory<WarRoomDb>
    {
        private readonly DbContextOptions<ForgetfulDb> _options = new DbContextOptionsBuilder<ForgetfulDb>().UseSqlite($"Data Source={folder.Database}").ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning)).Options;

        public WarRoomDb CreateDbContext() => new ForgetfulDb(_options);
    }
}
