using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Domain.Jobs;

namespace Muistot.Application.Jobs;

/// <summary>Registers handlers of jobs. A payload that can be enqueued and that nobody handles stops the start of the service.</summary>
public static class JobDeclarations
{
    /// <summary>Lets this process run the jobs of a kind.</summary>
    public static IServiceCollection AddJobHandler<TPayload, THandler>(this IServiceCollection services)
        where TPayload : class, IJobPayload
        where THandler : class, IJobHandler<TPayload> =>
        services.AddScoped<THandler>().AddSingleton(JobKind.Of<TPayload, THandler>());

    /// <summary>Checks all payloads of some assemblies.</summary>
    /// <exception cref="InvalidOperationException">Some have no handler there; the message names them.</exception>
    public static void CheckJobs(params IReadOnlyCollection<Assembly> assemblies)
    {
        var problems = Problems(assemblies.SelectMany(assembly => assembly.GetTypes())).ToList();
        if (problems.Count > 0)
            throw new InvalidOperationException(string.Join(' ', problems));
    }

    /// <summary>What is wrong with the payloads and handlers among some types.</summary>
    public static IEnumerable<string> Problems(IEnumerable<Type> types)
    {
        var concrete = types.Where(type => type is { IsAbstract: false, IsInterface: false }).ToList();
        var handled = concrete.SelectMany(type => type.GetInterfaces())
            .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IJobHandler<>))
            .CountBy(contract => contract.GetGenericArguments()[0]).ToDictionary();
        var payloads = concrete.Where(type => typeof(IJobPayload).IsAssignableFrom(type))
            .Select(type => (Type: type, Kind: KindOf(type))).ToList();
        foreach (var (type, kind) in payloads)
        {
            if (handled.GetValueOrDefault(type) != 1)
                yield return $"{type.Name} must have exactly one handler: a class that is an {nameof(IJobHandler<>)}<{type.Name}>.";
            if (kind.Length is 0 or > Job.LongestKind)
                yield return $"{type.Name} must have a kind of 1 to {Job.LongestKind} characters.";
        }

        foreach (var shared in payloads.GroupBy(payload => payload.Kind, StringComparer.Ordinal).Where(group => group.Count() > 1))
            yield return $"{string.Join(" and ", shared.Select(payload => payload.Type.Name))} must have different kinds.";
    }

    private static string KindOf(Type payload) => (string)payload.GetInterfaceMap(typeof(IJobPayload)).TargetMethods.Single()
        .Invoke(null, null)!;
}
