using System.Reflection;
using Muistot.Api.Controllers;
using Muistot.Application.Authorization;
using Muistot.Domain.Authorization;
using Muistot.Tests.Harness;
using Muistot.Tests.Integration.Permissions;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Authorization;

public sealed class AccessPolicyTests
{
    private static readonly Type[] Declaring =
        [.. typeof(RequireStatusAttribute).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RequireStatusAttribute)))];

    // The rows of the endpoints that send a request; of one that several send, they say the same.
    private static readonly ILookup<Type, (string Endpoint, ContractRow? Row)> Rows = (
        from action in ControllerActions.All
        let handled = action.GetCustomAttribute<HandlesAttribute>()
        where handled is not null
        from endpoint in ControllerActions.EndpointsOf(action)
        select (handled.Request, (endpoint, RowOf(endpoint)))).ToLookup(pair => pair.Request, pair => pair.Item2);

    /// <summary><c>matrix.txt</c> says of every operation that asks for a status what it has to be, and of no other one.</summary>
    [Test]
    public void TheContractHasARowForEveryOperation() => Assert.That(
        from request in Rows
        from operation in request
        where request.Key.IsDefined(typeof(RequireStatusAttribute)) == operation.Row is null
        select operation.Endpoint, Is.Empty);

    [TestCaseSource(nameof(Declaring))]
    public void DecidesAsTheContractSays(Type request)
    {
        var declared = request.GetCustomAttribute<RequireStatusAttribute>()!;
        var row = Rows[request].Select(operation => operation.Row!).Distinct().Single();

        // Others are told before it comes to this; the contract has no answer to them for what is to be made.
        var signedIn = declared.Creates && request.GetCustomAttribute<CallerAttribute>() is RequireSessionAttribute;
        var situations = Situation.All(row.Resource, signedIn).ToList();

        var different =
            from situation in situations
            let decided = AccessPolicy.Decide(situation.Status, declared.Accepted, declared.Creates, declared.Posts)
            let said = row.Answer(situation)
            where decided != said
            select $"{situation}: {decided?.ToString() ?? "goes ahead"}, and the contract says {said?.ToString() ?? "goes ahead"}";

        Assert.That(situations, Has.Count.GreaterThan(40));
        Assert.That(declared.Resource, Is.EqualTo(row.Resource));
        Assert.That(different, Is.Empty);
    }

    private static ContractRow? RowOf(string endpoint) => Matrix.Contract.Operations
        .Where(operation => operation.Endpoint == endpoint).Select(operation => operation.Status).FirstOrDefault(row => row is not null);

    [Test]
    public void NoSetAtAllLetsNobodyThrough() =>
        Assert.That(AccessPolicy.Decide(Status.Exists | Status.Published | Status.Authenticated | Status.Admin, []),
            Is.EqualTo(Refusal.NotPossible));
}
