using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using Muistot.Application.Authorization;
using Muistot.Application.Common;
using Muistot.Application.Pipeline;
using Muistot.Domain.Languages;
using Muistot.Domain.Projects;
using Muistot.Domain.Users;
using Muistot.Infrastructure.Persistence;
using NUnit.Framework;
using static Muistot.Tests.Unit.Pipeline.Samples;

namespace Muistot.Tests.Unit.Pipeline;

public sealed class AuthenticationBehaviorTests
{
    private readonly Mock<IRequestContext> requestContext = new();
    private ServiceProvider provider = null!;
    private IServiceScope scope = null!;

    [OneTimeSetUp]
    public async Task FillAsync()
    {
        provider = Services.Provider(requestContext.Object);
        scope = provider.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<MuistotDb>();
        await db.Database.OpenConnectionAsync();
        await db.Database.MigrateAsync();
        var (plain, moderator, admin, root) = (Person("Plain"), Person("Moderator"), Person("Admin"), Person("Root"));
        root.Superuser = new Superuser();
        var project = new Project { Name = "project", DefaultLanguageId = 1 };
        project.Admins.Add(new ProjectAdmin { User = admin });
        project.Moderators.Add(new ProjectModerator { User = moderator });
        db.AddRange(plain, moderator, admin, root, project);
        await db.SaveChangesAsync();
    }

    [OneTimeTearDown]
    public void Close()
    {
        scope.Dispose();
        provider.Dispose();
    }

    [TestCase("Nobody", ExpectedResult = "passed: ")]
    [TestCase("Plain", ExpectedResult = "passed: Plain")]
    public Task<string> Anyone(string caller) => SendAsync(new ForAnyone(), caller);

    [TestCase("Nobody", ExpectedResult = "UnauthorizedException: Unauthorized")]
    [TestCase("Plain", ExpectedResult = "passed: Plain")]
    [TestCase("Root", ExpectedResult = "passed: Root")]
    public Task<string> RequireSession(string caller) => SendAsync(new ForPeople(), caller);

    [TestCase("Nobody", ExpectedResult = "passed: ")]
    [TestCase("Plain", ExpectedResult = "ForbiddenException: Already logged in")]
    [TestCase("Root", ExpectedResult = "ForbiddenException: Already logged in")]
    public Task<string> RequireNoSession(string caller) => SendAsync(new ForStrangers(), caller);

    [TestCase("Nobody", ExpectedResult = "UnauthorizedException: Unauthorized")]
    [TestCase("Plain", ExpectedResult = "ForbiddenException: Unauthorized")]
    [TestCase("Moderator", ExpectedResult = "passed: Moderator")]
    [TestCase("Admin", ExpectedResult = "passed: Admin")]
    [TestCase("Root", ExpectedResult = "passed: Root")]
    public Task<string> RequireModerator(string caller) => SendAsync(new ForModerators(), caller);

    [TestCase("Nobody", ExpectedResult = "UnauthorizedException: Unauthorized")]
    [TestCase("Plain", ExpectedResult = "ForbiddenException: Unauthorized")]
    [TestCase("Moderator", ExpectedResult = "ForbiddenException: Unauthorized")]
    [TestCase("Admin", ExpectedResult = "passed: Admin")]
    [TestCase("Root", ExpectedResult = "passed: Root")]
    public Task<string> RequireAdmin(string caller) => SendAsync(new ForAdmins(), caller);

    [Test]
    public async Task ASessionOfAnErasedAccountIsNone()
    {
        Assert.That(await SendAsync(new ForAnyone(), "Erased"), Is.EqualTo("UnauthorizedException: Unauthorized"));
        Assert.That(await SendAsync(new ForStrangers(), "Erased"), Is.EqualTo("UnauthorizedException: Unauthorized"));
    }

    [Test]
    public async Task ASessionUnderAnotherSpellingOfTheNameIsNone() =>
        Assert.That(await SendAsync(new ForPeople(), "pLAIN"), Is.EqualTo("UnauthorizedException: Unauthorized"));

    [Test]
    public void ARequestThatDoesNotDeclareItsCallersIsSentForNobody() => Assert.That(
        () => SendAsync(new ForNobodyKnowsWhom(), "Root"),
        Throws.TypeOf<TypeInitializationException>().With.InnerException.Message.Contains(nameof(ForNobodyKnowsWhom)));

    private async Task<string> SendAsync<T>(T request, string caller)
        where T : IRequest<string>
    {
        requestContext.Setup(around => around.Session).Returns(caller == "Nobody" ? null : new Session(caller, default));
        var context = new ResourceContext();
        var behavior = new AuthenticationBehavior<T,
            string>(requestContext.Object, scope.ServiceProvider.GetRequiredService<AccessQuery>(), context, TimeProvider.System);
        try
        {
            return await behavior.Handle(request, CancellationToken.None,
                () => Task.FromResult($"passed: {context.Access.Caller?.Username}"));
        }
        catch (RefusedException refused)
        {
            return $"{refused.GetType().Name}: {refused.Message}";
        }
    }

    private static User Person(string name) => User.Create(new Username(name), new EmailAddress($"{name}@example.com"), Language.Of(1));
}
