using System.Reflection;
using Muistot.Application.Authorization;
using Muistot.Domain.Authorization;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Authorization;

public sealed class AccessPolicyTests
{
    private static readonly Type[] Declaring =
        [.. typeof(RequireStatusAttribute).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RequireStatusAttribute)))];

    [Test]
    public void TheContractHasARowForEveryOperation() => Assert.That(Declaring, Is.EquivalentTo(ContractRow.All.Keys));

    [TestCaseSource(nameof(Declaring))]
    public void DecidesAsTheContractSays(Type request)
    {
        var (declared, row) = (request.GetCustomAttribute<RequireStatusAttribute>()!, ContractRow.All[request]);

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

    [Test]
    public void NoSetAtAllLetsNobodyThrough() =>
        Assert.That(AccessPolicy.Decide(Status.Exists | Status.Published | Status.Authenticated | Status.Admin, []),
            Is.EqualTo(Refusal.NotPossible));
}
