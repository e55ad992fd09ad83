using Muistot.Application;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Application.Login;
using Muistot.Application.Me;
using Muistot.Application.Memories;
using Muistot.Application.Moderation;
using Muistot.Application.Notifications;
using Muistot.Application.Pipeline;
using Muistot.Application.Projects;
using Muistot.Application.Sites;
using Muistot.Application.SiteTables;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Moderation;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Users;
using NUnit.Framework;

namespace Muistot.Tests.Architecture;

/// <summary>Names every command with what keeps its decision true until it is saved. A new command needs an entry.</summary>
public sealed class CommandLockTests
{
    private const string NewProject = "Users shared";
    private const string WholeProject = "Users shared, Projects exclusive";
    private const string NewSite = "Users shared, Projects shared";
    private const string WholeSite = "Users shared, Projects shared, Sites exclusive";
    private const string NewMemory = "Users shared, Projects shared, Sites shared";
    private const string WholeMemory = "Users shared, Projects shared, Sites shared, Memories exclusive";
    private const string Account = "Users exclusive";
    private const string Nothing = "";

    private static readonly (ProjectId Project, SiteId Site, MemoryId Memory) Ids = (new("project"), new("site"), new(1));

    private static readonly AccessSnapshot Everything = new(
        new CallerSnapshot(1, "user", IsSuperuser: false, AdministersAny: true, ModeratesAny: true),
        new ProjectSnapshot(1, Published: true, null, null, AdminPosting: false, AutoPublish: false, 1, CallerIsAdmin: true,
        CallerIsModerator: true),
        new SiteSnapshot(1, Published: true, Own: true),
        new MemorySnapshot(1, Published: true, Own: true));

    private static readonly (object Command, string Locks)[] Guards =
    [
        // The unique key of the name, and the foreign keys of the admins.
        (new CreateProject(null!), NewProject),
        (new ChangeProject(Ids.Project, null!), WholeProject),
        (new DeleteProject(Ids.Project), WholeProject),
        (new PublishProject(Ids.Project, Publish: true), WholeProject),
        (new GrantProjectRole(Ids.Project, new Username("someone"), ProjectRole.Admin), WholeProject),
        (new RevokeProjectRole(Ids.Project, new Username("someone"), ProjectRole.Admin), WholeProject),

        // Nothing is written in the project beside it.
        (new BlockInProject(Ids.Project, new Username("someone")), WholeProject),
        (new LiftProjectBlock(Ids.Project, new Username("someone")), WholeProject),

        // Finds the account that is to be blocked, and locks it: whoever writes locks their own.
        (new BlockInService(new Username("someone")), Nothing),
        (new LiftServiceBlock(new Username("someone")), Nothing),

        // All of its sites with it: whoever writes one locks its project, too.
        (new ImportSites(Ids.Project, null, DryRun: false), WholeProject),

        // And the unique key of the name in the project.
        (new CreateSite(Ids.Project, null!), NewSite),
        (new ChangeSite(Ids.Project, Ids.Site, null!), WholeSite),
        (new DeleteSite(Ids.Project, Ids.Site), WholeSite),
        (new PublishSite(Ids.Project, Ids.Site, Publish: true), WholeSite),
        (new ReportSite(Ids.Project, Ids.Site), WholeSite),
        (new CreateMemory(Ids.Project, Ids.Site, null!), NewMemory),
        (new ChangeMemory(Ids.Project, Ids.Site, Ids.Memory, null!), WholeMemory),
        (new DeleteMemory(Ids.Project, Ids.Site, Ids.Memory), WholeMemory),
        (new PublishMemory(Ids.Project, Ids.Site, Ids.Memory, Publish: true), WholeMemory),
        (new ReportMemory(Ids.Project, Ids.Site, Ids.Memory), WholeMemory),
        (new PublishResource(new PublishResource.Form(Resource.Project, new ResourceIdentifier("project"))), WholeProject),
        (new PublishResource(new PublishResource.Form(Resource.Site, new ResourceIdentifier("site"))), WholeSite),
        (new PublishResource(new PublishResource.Form(Resource.Memory, new ResourceIdentifier("1"))), WholeMemory),
        (new ReportResource(new ReportResource.Form(Resource.Site, new ResourceIdentifier("site"))), WholeSite),
        (new ReportResource(new ReportResource.Form(Resource.Memory, new ResourceIdentifier("1"))), WholeMemory),
        (Decide(Resource.Project, "project"), WholeProject),
        (Decide(Resource.Site, "site"), WholeSite),
        (Decide(Resource.Memory, "1"), WholeMemory),

        // Each of the decisions that it sends, for itself.
        (new DecideOnResources(null!), Nothing),
        (new RestoreVersion(Ids.Project, null, null, new VersionNumber(1)), WholeProject),
        (new RestoreVersion(Ids.Project, Ids.Site, null, new VersionNumber(1)), WholeSite),
        (new RestoreVersion(Ids.Project, Ids.Site, Ids.Memory, new VersionNumber(1)), WholeMemory),
        (new ChangeMe(new ChangeMe.Form()), Account),
        (new ChangeEmail(new EmailAddress("new@example.com")), Account),
        (new ChangeUsername(new Username("new name")), Account),
        (new RequestErasure(Contributions.Keep), Account),
        (new RequestExport(), Account),
        (new ChangeNotifications(new ChangeNotifications.Form()), Account),

        // Finds the account by the token, and locks it and all that is its own.
        (new ConfirmErasure("token"), Nothing),

        (new Unsubscribe("token"), Nothing),

        // Finds the account itself, locks it, and redeems the token in one atomic step of its store.
        (new ExchangeLoginToken("someone", "token"), Nothing),

        // The unique keys of the address and of the name, until both are free.
        (new RequestLoginMail(new EmailAddress("new@example.com")), Nothing),

        // Atomic steps of the store of sessions; nothing is decided on what was read.
        (new EndSession(), Nothing),
        (new EndOneSession(new SessionId(SessionId.Example)), Nothing),
        (new EndAllSessions(), Nothing),
    ];

    private static readonly Type[] Commands =
        [.. typeof(ApplicationServices).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(ICommand).IsAssignableFrom(type))];

    [TestCaseSource(nameof(Commands))]
    public void EveryCommandIsGuarded(Type command) => Assert.That(Guards.Select(guard => guard.Command.GetType()), Has.Member(command));

    [TestCaseSource(nameof(Named))]
    public void LocksWhatItDecidesOn(object command, string locks) =>
        Assert.That(
            string.Join(", ", CommandLocks.Of(command, Everything)
            .Select(row => $"{row.Table} {(row.Exclusive ? "exclusive" : "shared")}")), Is.EqualTo(locks));

    [TestCaseSource(nameof(Named))]
    public void LocksFromTheOutsideInAndKeepsATransactionForIt(object command, string locks)
    {
        var tables = CommandLocks.Of(command, Everything).Select(row => row.Table).ToList();

        Assert.That(tables, Is.Ordered);
        Assert.That(tables.Count == 0 || command is IAtomicCommand);
    }

    /// <summary>Only reports, blocks and wishes for mail decide on a resource, or lock an account, and do not change it.</summary>
    [TestCaseSource(nameof(Named))]
    public void IsHeldToAVersionWhereItChangesSomething(object command, string locks) =>
        Assert.That(
            (CommandLocks.TakesVersion(command.GetType()), CommandLocks.CreatedBy(command.GetType()) is not null),
            Is.EqualTo((
                locks.Contains("exclusive", StringComparison.Ordinal) && command is not
                    (ReportSite or ReportMemory or ReportResource or BlockInProject or LiftProjectBlock or ChangeNotifications),
                command is CreateProject or CreateSite or CreateMemory)));

    private static Decide Decide(Resource type, string id) => new(
        new DecideOnResources.Item(type, new ResourceIdentifier(id), new VersionNumber(1)), DecisionKind.Hide,
        new DecisionWords(null, null, null));

    private static IEnumerable<TestCaseData> Named() => Guards.Select(
        (guard, index) => new TestCaseData(guard.Command, guard.Locks).SetArgDisplayNames($"{guard.Command.GetType().Name} {index}"));
}
