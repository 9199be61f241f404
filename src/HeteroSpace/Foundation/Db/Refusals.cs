using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HeteroSpace.Foundation.Db;

/// <summary>Why a write was refused, told the same way for both engines.</summary>
public static class Refusals
{
    // SQLite: SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY (sqlite.org/rescode.html).
    private const int Unique = 2067,
        PrimaryKey = 1555;

    /// <summary>
    /// A unique index said that there is one already: an ordinary answer. Anything else is a failure, and stays one.
    /// </summary>
    public static bool IsTaken(this DbUpdateException error) => IsTaken((Exception)error);

    /// <summary>The same of a statement that was not saved through the change tracker.</summary>
    public static bool IsTaken(Exception error) =>
        error.GetBaseException()
            is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
                or SqliteException { SqliteExtendedErrorCode: Unique or PrimaryKey };

    // SQLITE_BUSY and SQLITE_LOCKED.
    private const int Busy = 5,
        Locked = 6;

    /// <summary>
    /// The engine, or a guard that says so by 40001, gave it up for the sake of others and has taken it back whole:
    /// done again, it may well succeed.
    /// </summary>
    public static bool IsPassing(Exception error) =>
        error.GetBaseException()
            is PostgresException
                {
                    SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
                }
                or SqliteException { SqliteErrorCode: Busy or Locked };

    /// <summary>
    /// What refused it: on PostgreSQL the name of the constraint or index, on SQLite the message, which names its
    /// columns; empty when it was no refusal.
    /// </summary>
    public static string Constraint(Exception error) =>
        error.GetBaseException() switch
        {
            PostgresException
            {
                SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.CheckViolation
            } refused => refused.ConstraintName ?? refused.MessageText,
            SqliteException { SqliteErrorCode: 19 } refused => refused.Message,
            _ => "",
        };
}
