using Microsoft.EntityFrameworkCore;

namespace LabelHub.Persistence.Batches;

/// <summary>The running part of batch numbers.</summary>
public static class BatchNumbers
{
    /// <summary>
    /// One giver of numbers of a workshop at a time, until the current transaction ends: numbers typed by hand and
    /// running ones cannot collide between the look and the insert.
    /// </summary>
    public static Task LockAsync(LabelHubContext context, Guid workshopId, CancellationToken cancellation) =>
        AdvisoryLocks.TakeAsync(context, $"batch-numbers {workshopId:N}", cancellation);

    /// <summary>
    /// The next number of a series, counting from 1. Whoever else wants one of the same series waits until the
    /// current transaction ends; when it is rolled back the number is given out again, so a series has neither gaps
    /// nor repeats.
    /// </summary>
    /// <param name="context">In a transaction.</param>
    /// <param name="workshopId">Whose series.</param>
    /// <param name="series">What the number runs within, such as the pattern with its date filled in; at most 200 characters.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<int> NextAsync(LabelHubContext context, Guid workshopId, string series, CancellationToken cancellation)
    {
        context.RequireTransaction();
        var next = await context.Database.SqlQuery<int>(
            $"""
            INSERT INTO batch_number_counters AS c (workshop_id, series, last_number) VALUES ({workshopId}, {series}, 1)
            ON CONFLICT (workshop_id, series) DO UPDATE SET last_number = c.last_number + 1
            RETURNING last_number AS "Value"
            """).ToListAsync(cancellation);
        return next[0];
    }

    /// <summary>The series goes on after this number; the numbers passed over were given out by hand.</summary>
    public static Task MoveToAsync(LabelHubContext context, Guid workshopId, string series, int number, CancellationToken cancellation)
    {
        context.RequireTransaction();
        return context.Database.ExecuteSqlAsync(
            $"UPDATE batch_number_counters SET last_number = {number} WHERE workshop_id = {workshopId} AND series = {series}",
            cancellation);
    }
}
