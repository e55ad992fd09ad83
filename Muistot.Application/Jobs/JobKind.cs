using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Domain.Jobs;

namespace Muistot.Application.Jobs;

/// <summary>A kind of job that this process runs, with the payload's and the handler's types behind it.</summary>
public sealed class JobKind
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private JobKind(string name, JobPolicy policy, JobStep handle, JobStep drop) =>
        (Name, Policy, HandleAsync, DropAsync) = (name, policy, handle, drop);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How its jobs are run.</summary>
    public JobPolicy Policy { get; }

    /// <summary>Does a job.</summary>
    public JobStep HandleAsync { get; }

    /// <summary>Tells the handler that a job is given up.</summary>
    public JobStep DropAsync { get; }

    /// <summary>The kind of a handler.</summary>
    public static JobKind Of<TPayload, THandler>()
        where TPayload : class, IJobPayload
        where THandler : class, IJobHandler<TPayload>
    {
        return new JobKind(
            TPayload.Kind, THandler.Policy,
            (services, job, lease, cancellationToken) => Handler(services).HandleAsync(Running(job, lease), cancellationToken),
            (services, job, lease, cancellationToken) => Handler(services).DropAsync(Running(job, lease), cancellationToken));

        static IJobHandler<TPayload> Handler(IServiceProvider services) => services.GetRequiredService<THandler>();

        static RunningJob<TPayload> Running(Job job, IJobLease lease) => new(
            job.Id, JsonSerializer.Deserialize<TPayload>(job.Payload, Json)!, job.UserId, job.CreatedAt, job.Attempts, lease)
        {
            DueAt = job.DueAt,
        };
    }

    /// <summary>A payload as it is stored.</summary>
    internal static string Write<TPayload>(TPayload payload) => JsonSerializer.Serialize(payload, Json);
}

/// <summary>Something that a handler does with a job.</summary>
/// <param name="services">The scope of the job.</param>
/// <param name="job">The job.</param>
/// <param name="lease">What keeps other nodes off.</param>
/// <param name="cancellationToken">Cancels the operation.</param>
public delegate Task JobStep(IServiceProvider services, Job job, IJobLease lease, CancellationToken cancellationToken);
