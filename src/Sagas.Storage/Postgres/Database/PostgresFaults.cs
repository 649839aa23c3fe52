using Npgsql;

namespace Sagas.Storage;

/// <summary>
/// What an error of the database means, by its SqlState: either the server, the network or the schema is not as it should be, and the
/// call is repeated until it is; or the call itself can never be written.
/// </summary>
internal static class PostgresFaults
{
    private static readonly string PartOfAConnection = typeof(ManualResetEventSlim).FullName!;

    private static readonly string[] AwayClasses =
    [
        "08", // connection
        "28", // the role may not log in (now)
        "40", // serialization failure, deadlock
        "53", // disk full, out of memory, too many connections
        "57", // shut down, cancelled, starting up
        "58", // I/O
    ];

    private static readonly string[] StaleStates =
    [
        PostgresErrorCodes.InvalidSqlStatementName, // the server has forgotten a prepared statement
        PostgresErrorCodes.FeatureNotSupported, // a cached plan no longer fits: a migration has just changed the table
    ];

    private static readonly string[] AwayStates =
    [
        PostgresErrorCodes.LockNotAvailable,
        PostgresErrorCodes.ReadOnlySqlTransaction, // a standby, or a server being switched over
        PostgresErrorCodes.InvalidCatalogName, // the database is not there (yet)
        PostgresErrorCodes.InsufficientPrivilege,
        PostgresErrorCodes.InvalidSchemaName, // not migrated (yet)
        PostgresErrorCodes.UndefinedTable,
        PostgresErrorCodes.UndefinedColumn,
        .. StaleStates,
    ];

    /// <summary>
    /// The driver's own errors are about the way to the server, those of the server depend on their state. A connection that took too long to be
    /// made ends, in some of its steps, with a bare <see cref="TimeoutException"/>.
    /// </summary>
    public static bool IsAway(Exception exception) => exception switch
    {
        PostgresException refused => IsAway(refused),
        NpgsqlException or TimeoutException => true,
        // A connection that breaks just as a statement begins takes the driver's own parts of it along.
        ObjectDisposedException { ObjectName: var part } => string.Equals(part, PartOfAConnection, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Also what the server refuses: whoever prepares the schema goes on trying, and says why it cannot be done.</summary>
    public static bool IsOfTheServer(Exception? exception) => exception is not null && (exception is NpgsqlException || IsAway(exception));

    private static bool IsAway(PostgresException refused) => EndsTheConnection(refused)
        || AwayClasses.Any(start => refused.SqlState.StartsWith(start, StringComparison.Ordinal))
        || AwayStates.Contains(refused.SqlState, StringComparer.Ordinal)
        || IsMissingPartition(refused);

    // No statement is so wrong that the server gives up the connection for it: it has trouble of its own, such as a full disk while it opens one.
    private static bool EndsTheConnection(PostgresException refused) => refused.InvariantSeverity is "FATAL" or "PANIC";

    /// <summary>A prepared statement no longer fits; it never will again on its connection.</summary>
    public static bool IsStale(Exception exception) =>
        exception is PostgresException refused && StaleStates.Contains(refused.SqlState, StringComparer.Ordinal);

    /// <summary>
    /// Two processes wrote the first message of a payment at the same moment. The statement settles that by the id, but sometimes the name, which
    /// the id is made of, is compared first. The next try finds the other's row.
    /// </summary>
    public static bool IsLostRace(PostgresException refused) =>
        refused is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "payment_by_name" };

    // The service makes partitions ahead; if it could not, messages wait for it instead of failing.
    private static bool IsMissingPartition(PostgresException refused) =>
        refused is { SqlState: PostgresErrorCodes.CheckViolation, TableName: "inbox", ConstraintName: null };
}
