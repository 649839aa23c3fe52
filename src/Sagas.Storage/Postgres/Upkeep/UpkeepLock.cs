using Npgsql;

namespace Sagas.Storage;

/// <summary>The advisory lock of those who change the schema; the server lets go of it when the connection ends.</summary>
internal static class UpkeepLock
{
    private static readonly string LockSql = SqlText.Read("lock_upkeep");
    private static readonly string UnlockSql = SqlText.Read("unlock_upkeep");

    public static async Task WhileHeldAsync(NpgsqlConnection connection, Func<Task> work, CancellationToken cancellationToken)
    {
        await using (var take = new NpgsqlCommand(LockSql, connection) { CommandTimeout = 0 })
            await take.ExecuteNonQueryAsync(cancellationToken);
        try
        {
            await work();
        }
        finally
        {
            // The pooled connection lives on, and so would the lock.
            if (connection.State == System.Data.ConnectionState.Open)
            {
                await using var release = new NpgsqlCommand(UnlockSql, connection);
                await release.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }
    }
}
