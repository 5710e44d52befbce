using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace WarRoom.Web.Persistence;

/// <summary>The main database in one SQLite file: WAL, and a commit is on the disk before it is acknowledged.</summary>
public sealed class SqliteWarRoomDb(DbContextOptions<SqliteWarRoomDb> options) : WarRoomDb(options)
{
    protected override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };
}

/// <summary>WAL is a property of the file, waiting and synchronisation of each connection; a connection out of the pool has them already.</summary>
internal sealed class SqlitePragmas(string synchronous) : DbConnectionInterceptor
{
    private readonly ConditionalWeakTable<sqlite3, object> _set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    private void Set(DbConnection connection)
    {
        if (connection is not SqliteConnection { Handle: { } handle } || !_set.TryAdd(handle, this)) return;
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA journal_mode=WAL; PRAGMA busy_timeout=5000; PRAGMA synchronous={synchronous};";
        command.ExecuteNonQuery();
    }
}
