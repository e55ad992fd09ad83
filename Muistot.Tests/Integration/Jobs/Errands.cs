using System.Collections.Concurrent;
using Muistot.Application.Jobs;

namespace Muistot.Tests.Integration.Jobs;

/// <summary>A job of the tests.</summary>
/// <param name="Number">Which one.</param>
internal sealed record Errand(int Number) : IJobPayload
{
    public static string Kind => "errand";
}

/// <summary>A job of another kind.</summary>
internal sealed record OtherErrand : IJobPayload
{
    public static string Kind => "other-errand";
}

/// <summary>A job that recurs.</summary>
internal sealed record HourlyErrand : IJobPayload
{
    public static string Kind => "hourly-errand";
}

/// <summary>What a node does with errands, and what it has begun and dropped.</summary>
internal sealed class ErrandBook
{
    public Func<RunningJob<Errand>, CancellationToken, Task> Do { get; set; } = (_, _) => Task.CompletedTask;

    public ConcurrentQueue<int> Begun { get; } = new();

    public ConcurrentQueue<int> Dropped { get; } = new();

    public int Others;

    public int Hours;
}

internal sealed class ErrandHandler(ErrandBook book) : IJobHandler<Errand>
{
    public static JobPolicy Policy { get; } = new()
    {
        Concurrency = 4,
        MaxAttempts = 5,
        FirstDelay = TimeSpan.FromSeconds(2),
        MaxDelay = TimeSpan.FromSeconds(10)
    };

    public Task HandleAsync(RunningJob<Errand> job, CancellationToken cancellationToken)
    {
        book.Begun.Enqueue(job.Payload.Number);
        return book.Do(job, cancellationToken);
    }

    public Task DropAsync(RunningJob<Errand> job, CancellationToken cancellationToken)
    {
        book.Dropped.Enqueue(job.Payload.Number);
        return Task.CompletedTask;
    }
}

internal sealed class OtherErrandHandler(ErrandBook book) : IJobHandler<OtherErrand>
{
    public static JobPolicy Policy { get; } = new();

    public Task HandleAsync(RunningJob<OtherErrand> job, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref book.Others);
        return Task.CompletedTask;
    }
}

internal sealed class HourlyErrandHandler(ErrandBook book) : IJobHandler<HourlyErrand>
{
    public static JobPolicy Policy { get; } = new() { Every = TimeSpan.FromHours(1) };

    public Task HandleAsync(RunningJob<HourlyErrand> job, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref book.Hours);
        return Task.CompletedTask;
    }
}
