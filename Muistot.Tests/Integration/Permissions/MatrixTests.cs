using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Permissions;

/// <summary>The table is about all that the service offers, and about nothing else, and says one thing about each state of it.</summary>
public sealed class MatrixTests
{
    [Test]
    public async Task EveryRouteHasRowsAndEveryRowARoute()
    {
        var routes = (await Hosts.OfAsync(Backend.Embedded, typeof(MatrixTests)))
            .Application.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>().SelectMany(RoutesOf).ToList();

        Assert.That(routes, Has.Count.GreaterThan(30));
        Assert.That(Unmatched(routes, Matrix.Contract), Is.Empty);
    }

    [Test]
    public void EveryStateStandsInOneRow() => Assert.That(Matrix.Contract.Operations.SelectMany(Ambiguities), Is.Empty);

    [Test]
    public void TheRulesFindWhatBreaksThem()
    {
        var matrix = Matrix.Parse(
        [
            "group gone hidden ended notbegun missing", "callers anon", "GET /projects/{project}", "  published - - 200", "  gone - - 404",
            "  hidden - - 403",
            "  deleted - - 404", "GET /old", "  - - - 200",
        ]);

        Assert.That(Unmatched(["GET /projects/{project}", "POST /new"], matrix), Is.EquivalentTo(["GET /old", "POST /new"]));
        Assert.That(matrix.Operations.SelectMany(Ambiguities), Is.EquivalentTo(
        [
            "GET /projects/{project} [hidden - -]: 2 rows", "GET /projects/{project} [posting - -]: 0 rows",
            "GET /projects/{project}: row 4 holds nowhere",
        ]));
        Assert.That(() => Matrix.Parse(["callers anon user", "GET /", "  - - - 200"]), Throws.TypeOf<FormatException>());
    }

    private static IEnumerable<string> RoutesOf(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [HttpMethod.Get.Method])
            .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}");

    private static IEnumerable<string> Unmatched(IReadOnlyCollection<string> routes, Matrix matrix)
    {
        var rows = matrix.Operations.Select(operation => operation.Endpoint).ToHashSet(StringComparer.Ordinal);
        return routes.Except(rows).Concat(rows.Except(routes));
    }

    private static IEnumerable<string> Ambiguities(Operation operation)
    {
        foreach (var state in operation.States)
        {
            if (operation.Rows.Count(row => row.Holds(state)) is var count and not 1)
                yield return $"{operation.Name} [{state}]: {count} rows";
        }

        foreach (var (row, index) in operation.Rows.Select((row, index) => (row, index)))
        {
            if (!operation.States.Any(row.Holds))
                yield return $"{operation.Name}: row {index + 1} holds nowhere";
        }
    }
}
