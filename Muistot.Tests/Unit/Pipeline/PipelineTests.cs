using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application;
using Muistot.Application.Access;
using Muistot.Application.Login;
using Muistot.Application.Memories;
using Muistot.Application.Sites;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Pipeline;

public sealed class PipelineTests
{
    private static readonly Type[] InOrder =
    [
        typeof(ObserveBehaviour<,>), typeof(SessionBehaviour<,>), typeof(ValidationBehaviour<,>), typeof(RateLimitBehaviour<,>),
        typeof(EvenBehaviour<,>), typeof(StatusBehaviour<,>), typeof(PostingLimitBehaviour<,>), typeof(CommitBehaviour<,>),
    ];

    [Test]
    public void HasOneOrder() => Assert.That(Application.Access.Pipeline.Behaviours, Is.EqualTo(InOrder));

    [Test]
    public void IsBuiltInThatOrder() => Assert.That(
        new ServiceCollection().AddMuistotApplication()
            .Where(service => service.ServiceType == typeof(IPipelineBehavior<,>)).Select(service => service.ImplementationType),
        Is.EqualTo(InOrder));

    [TestCase(typeof(GetSite), false, false, false)]
    [TestCase(typeof(ListMemories), false, false, false)]
    [TestCase(typeof(CreateMemory), false, false, true)]
    [TestCase(typeof(GetLoginStatus), true, false, false)]
    [TestCase(typeof(RequestLoginMail), true, true, true)]
    [TestCase(typeof(ExchangeLoginToken), true, true, true)]
    public void LeavesOutWhatARequestHasNoUseFor(Type request, bool isLimited, bool isEven, bool isSaved)
    {
        using var provider = Services.Provider();
        using var scope = provider.CreateScope();
        var response = request.GetInterfaces()
            .Single(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];

        var passed = scope.ServiceProvider.GetServices(typeof(IPipelineBehavior<,>).MakeGenericType(request, response))
            .Select(behaviour => behaviour!.GetType().GetGenericTypeDefinition());

        Assert.That(passed, Is.EqualTo(InOrder.Where(behaviour =>
            (isLimited || behaviour != typeof(RateLimitBehaviour<,>))
            && (request == typeof(CreateMemory) || behaviour != typeof(PostingLimitBehaviour<,>))
            && (isEven || behaviour != typeof(EvenBehaviour<,>))
            && (isSaved || behaviour != typeof(CommitBehaviour<,>)))));
    }
}
