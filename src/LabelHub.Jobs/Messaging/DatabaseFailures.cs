using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace LabelHub.Jobs.Messaging;

internal static class DatabaseFailures
{
    /// <summary>
    /// A database that is away, slow or busy with the same rows, and a stop: a worker goes on afterwards. Its message
    /// may hold values of rows, so only its kind is logged.
    /// </summary>
    public static bool AreExpected(Exception failure) =>
        failure is DbException or DbUpdateException or TimeoutException or OperationCanceledException
            || (failure is InvalidOperationException { InnerException: DbException or TimeoutException });
}
