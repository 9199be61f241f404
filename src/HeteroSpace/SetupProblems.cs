using System.Net.Sockets;
using HeteroSpace.Foundation.Db;
using Microsoft.AspNetCore.Connections;

namespace HeteroSpace;

/// <summary>What a person can put right is said in one line, not as a stack trace.</summary>
internal static class SetupProblems
{
    // ENOSPC and EDQUOT as Linux numbers them, and ERROR_DISK_FULL.
    private const int NoSpace = 28,
        NoShare = 122,
        NoSpaceOnWindows = unchecked((int)0x80070070);

    public static string? Explained(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
            if (OneLine(cause) is { } line)
                return line;
        return null;
    }

    private static string? OneLine(Exception cause) =>
        cause switch
        {
            SetupProblem problem => problem.Message,
            AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
                "The port is in use. Stop the other program, or choose another port: "
                    + "ASPNETCORE_URLS=http://localhost:5081",
            Npgsql.PostgresException { SqlState: "28P01" or "28000" } =>
                "PostgreSQL refused the user or password in ConnectionStrings__HeteroSpace.",
            Npgsql.PostgresException { SqlState: "42501" } refused => $"PostgreSQL: {refused.MessageText}. "
                + "Give the user of ConnectionStrings__HeteroSpace "
                + "the right to create tables and the extension btree_gist.",
            Npgsql.NpgsqlException { InnerException: SocketException } =>
                "PostgreSQL does not answer at the host and port of ConnectionStrings__HeteroSpace. "
                    + "Start it, or correct the setting.",
            Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 14 or 8 } =>
                "The SQLite file of ConnectionStrings__HeteroSpace cannot be opened for writing. "
                    + "Check that its folder exists and may be written.",
            Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 26 } =>
                "The file of ConnectionStrings__HeteroSpace is not a SQLite database. Choose another file.",
            Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 13 } =>
                "The disk with the SQLite file of ConnectionStrings__HeteroSpace is full. Make room there, and do it "
                    + "again.",
            Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.DiskFull } =>
                "The disk of the PostgreSQL server is full. Make room there, and do it again.",
            IOException { HResult: NoSpace or NoShare or NoSpaceOnWindows } => $"{cause.Message}. Make room there, and "
                + "do it again.",
            UnauthorizedAccessException denied => $"{denied.Message} "
                + "Run where the data folder may be written, "
                + "or set ConnectionStrings__HeteroSpace and Storage__Path elsewhere.",
            IOException when cause.StackTrace?.Contains("CreateDirectory", StringComparison.Ordinal) == true =>
                "The data folder cannot be made. Run where it may be written, "
                    + "or set ConnectionStrings__HeteroSpace and Storage__Path elsewhere.",
            ArgumentException { StackTrace: { } trace } mistake
                when trace.Contains("ConnectionStringBuilder", StringComparison.Ordinal) =>
                $"ConnectionStrings__HeteroSpace cannot be read: {mistake.Message}",
            _ => null,
        };
}
