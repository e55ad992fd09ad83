using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application;
using Muistot.Application.Login;
using Muistot.Application.Memories;
using Muistot.Application.Pipeline;
using Muistot.Application.Sites;
using Muistot.Application.SiteTables;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Pipeline;

public sealed class PipelineTests
{
    private static readonly Type[] InOrder =
    [
        typeof(TelemetryBehavior<,>), typeof(AuthenticationBehavior<,>), typeof(ValidationBehavior<,>), typeof(RateLimitBehavior<,>),
        typeof(ConstantTimeBehavior<,>), typeof(AuthorizationBehavior<,>), typeof(PostingLimitBehavior<,>), typeof(LongCommandBehavior<,>),
        typeof(TransactionBehavior<,>),
    ];

    [Test]
    public void HasOneOrder() => Assert.That(Application.Pipeline.PipelineBehaviors.InOrder, Is.EqualTo(InOrder));

    [Test]
    public void IsBuiltInThatOrder() => Assert.That(
        new ServiceCollection().AddMuistotApplication()
            .Where(service => service.ServiceType == typeof(IPipelineBehavior<,>)).Select(service => service.ImplementationType),
        Is.EqualTo(InOrder));

    [TestCase(typeof(GetSite), false, false, false)]
    [TestCase(typeof(ListMemories), false, false, false)]
    [TestCase(typeof(CreateMemory), false, false, true)]
    [TestCase(typeof(ImportSites), false, false, true)]
    [TestCase(typeof(GetLoginStatus), true, false, false)]
    [TestCase(typeof(RequestLoginMail), true, true, true)]
    [TestCase(typeof(ExchangeLoginToken), true, true, true)]
    public void LeavesOutWhatARequestHasNoUseFor(Type request, bool isLimited, bool isEven, bool isSaved)
    {
        using var provider = Services.Provider();
        using var scope = provider.CreateScope();
        var response = request.GetInterfaces()
            .Single(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>))
                .GetGenericArguments()[0];

        var passed = scope.ServiceProvider.GetServices(typeof(IPipelineBehavior<,>).MakeGenericType(request, response))
            .Select(behavior => behavior!.GetType().GetGenericTypeDefinition());

        Assert.That(passed, Is.EqualTo(InOrder.Where(behavior =>
            (isLimited || behavior != typeof(RateLimitBehavior<,>))
            && (request == typeof(CreateMemory) || behavior != typeof(PostingLimitBehavior<,>))
            && (request == typeof(ImportSites) || behavior != typeof(LongCommandBehavior<,>))
            && (isEven || behavior != typeof(ConstantTimeBehavior<,>))
            && (isSaved || behavior != typeof(TransactionBehavior<,>)))));
    }
}
