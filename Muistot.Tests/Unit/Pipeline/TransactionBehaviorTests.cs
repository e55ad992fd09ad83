using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Moq;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Application.Pipeline;
using Muistot.Infrastructure.Caching;
using Muistot.Infrastructure.Imaging;
using NUnit.Framework;
using static Muistot.Tests.Unit.Pipeline.Samples;

namespace Muistot.Tests.Unit.Pipeline;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TransactionBehaviorTests
{
    private readonly List<string> steps = [];
    private readonly Mock<IMuistotDb> db = new();
    private readonly Mock<ILogger<PostCommitActions>> logger = new();
    private readonly PostCommitActions postCommit;

    public TransactionBehaviorTests()
    {
        postCommit = new PostCommitActions(logger.Object);
        db.Setup(db => db.CommitAsync(It.IsAny<Func<Task<string>>>(), It.IsAny<bool>(), It.IsAny<CancellationToken>()))
            .Returns((Func<Task<string>> attempt, bool atomic, CancellationToken _) =>
            {
                steps.Add(atomic ? "begin atomic" : "begin");
                return attempt();
            });
        OnSave(() => Task.FromResult(1));
    }

    private static IEnumerable<TestCaseData> NotSaved()
    {
        foreach (var (key, message) in new[]
        {
            (UniqueKey.Email, "Email in use"), (UniqueKey.Username, "Username in use"),
            (UniqueKey.ProjectAdmin, "User is already an admin"),
            (UniqueKey.ProjectModerator, "User is already a moderator"), ("ux_sites_project_id_name_deletion", "Resource already exists"),
        })
        {
            yield return new TestCaseData(new UniqueKeyException(key, new IOException()), typeof(ConflictException), message)
                .SetArgDisplayNames(key);
        }

        yield return new TestCaseData(new MissingRowException(new IOException()), typeof(NotFoundException), "Resource not found")
            .SetArgDisplayNames("row gone");
        yield return new TestCaseData(new NotSavedException("refused", new IOException()), typeof(NotSavedException), "refused")
            .SetArgDisplayNames("refused");
    }

    [Test]
    public async Task SavesWhatTheHandlerDidThenWhatFollows()
    {
        var answer = await SendAsync(new Command());

        Assert.That(answer, Is.EqualTo("answer"));
        Assert.That(steps, Is.EqualTo(["begin", "handle", "save", "follow up"]));
    }

    [Test]
    public async Task HoldsAtomicCommandsInOneTransaction()
    {
        await SendAsync(new AtomicCommand());

        Assert.That(steps[0], Is.EqualTo("begin atomic"));
    }

    [Test]
    public void UndoesWhatAFaultOfTheHandlerLeaves()
    {
        var fault = new BadImageException();

        Assert.That(() => SendAsync(new Command(), () => throw fault), Throws.Exception.SameAs(fault));
        Assert.That(steps, Is.EqualTo(["begin", "handle", "undo"]));
    }

    [TestCaseSource(nameof(NotSaved))]
    public void UndoesWhatTheDatabaseRefused(Exception fault, Type told, string message)
    {
        OnSave(() => throw fault);

        Assert.That(() => SendAsync(new Command()), Throws.TypeOf(told).With.Message.EqualTo(message));
        Assert.That(steps, Is.EqualTo(["begin", "handle", "save", "undo"]));
    }

    [Test]
    public void UndoesWhatTheDatabaseRefusedInTheHandler()
    {
        var taken = new UniqueKeyException(UniqueKey.Email, new IOException());

        Assert.That(() => SendAsync(new Command(), () => throw taken), Throws.TypeOf<ConflictException>()
            .With.Message.EqualTo("Email in use"));
        Assert.That(steps, Is.EqualTo(["begin", "handle", "undo"]));
    }

    [Test]
    public void UndoesWhatATransactionThatWasNotCommittedLeaves()
    {
        OnSave(() => throw new IOException());

        Assert.That(() => SendAsync(new AtomicCommand()), Throws.TypeOf<IOException>());
        Assert.That(steps, Is.EqualTo(["begin atomic", "handle", "save", "undo"]));
    }

    [Test]
    public void UndoesNothingWhereTheCommitFailed()
    {
        db.Setup(db => db.CommitAsync(It.IsAny<Func<Task<string>>>(), It.IsAny<bool>(), It.IsAny<CancellationToken>()))
            .Returns(async (Func<Task<string>> attempt, bool _, CancellationToken _) =>
            {
                await attempt();
                throw new IOException();
            });

        Assert.That(() => SendAsync(new AtomicCommand()), Throws.TypeOf<IOException>());
        Assert.That(steps, Is.EqualTo(["handle", "save"]));
    }

    [TestCase(typeof(IOException))]
    [TestCase(typeof(TimeoutException))]
    [TestCase(typeof(OperationCanceledException))]
    public void UndoesNothingWhereItMayHaveBeenSaved(Type kind)
    {
        OnSave(() => throw (Exception)Activator.CreateInstance(kind)!);

        Assert.That(() => SendAsync(new Command()), Throws.TypeOf(kind));
        Assert.That(steps, Is.EqualTo(["begin", "handle", "save"]));
    }

    [Test]
    public async Task ASecondAttemptIsFollowedUpOnce()
    {
        var saves = 0;
        OnSave(() => saves++ == 0 ? throw new NotSavedException("given up", new IOException()) : Task.FromResult(1));
        db.Setup(db => db.CommitAsync(It.IsAny<Func<Task<string>>>(), It.IsAny<bool>(), It.IsAny<CancellationToken>()))
            .Returns(async (Func<Task<string>> attempt, bool _, CancellationToken _) =>
            {
                try
                {
                    return await attempt();
                }
                catch (NotSavedException)
                {
                    return await attempt();
                }
            });

        await SendAsync(new Command());

        Assert.That(steps, Is.EqualTo(["handle", "save", "undo", "handle", "save", "follow up"]));
    }

    [Test]
    public async Task WhatFollowsMayFail()
    {
        postCommit.AfterSaving(() => throw new IOException("full"));

        Assert.That(await SendAsync(new Command()), Is.EqualTo("answer"));
        Assert.That(steps, Does.Contain("follow up"));
        AssertLogged<IOException>();
    }

    [Test]
    public void UndoingMayFail()
    {
        postCommit.AfterFailing(() => throw new IOException("full"));

        Assert.That(() => SendAsync(new Command(), () => throw new BadImageException()), Throws.TypeOf<BadImageException>());
        Assert.That(steps, Does.Contain("undo"));
        AssertLogged<IOException>();
    }

    [TestCase(true, Outcome.Changed, true)]
    [TestCase(true, Outcome.NothingToChange, false)]
    [TestCase(false, Outcome.Changed, false)]
    public async Task InvalidatesOnlyWhatMayHaveBeenSaved(bool mayHaveSaved, Outcome outcome, bool isInvalidated)
    {
        var versions = new CacheVersions();

        await RenameAsync(versions, mayHaveSaved, () => outcome);

        Assert.That(versions.Of(CacheTags.Everything), Is.EqualTo(isInvalidated ? 1 : 0));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void InvalidatesAfterAFailureThatMayHaveSaved(bool mayHaveSaved)
    {
        var versions = new CacheVersions();

        Assert.That(() => RenameAsync(versions, mayHaveSaved, () => throw new IOException()), Throws.TypeOf<IOException>());
        Assert.That(versions.Of(CacheTags.Everything), Is.EqualTo(mayHaveSaved ? 1 : 0));
    }

    private Task<Outcome> RenameAsync(ICacheVersions versions, bool mayHaveSaved, Func<Outcome> handle)
    {
        db.Setup(db => db.CommitAsync(It.IsAny<Func<Task<Outcome>>>(), It.IsAny<bool>(), It.IsAny<CancellationToken>()))
            .Returns((Func<Task<Outcome>> attempt, bool _, CancellationToken _) => attempt());
        db.Setup(db => db.MayHaveSaved).Returns(mayHaveSaved);
        return Behavior<Renaming, Outcome>(versions).Handle(new Renaming(), CancellationToken.None, () => Task.FromResult(handle()));
    }

    private void OnSave(Func<Task<int>> save) =>
        db.Setup(db => db.SaveChangesAsync(It.IsAny<int?>(), It.IsAny<CancellationToken>())).Returns(() =>
        {
            steps.Add("save");
            return save();
        });

    private TransactionBehavior<Command, string> Behavior() => Behavior<Command, string>(new CacheVersions());

    private TransactionBehavior<TCommand, TAnswer> Behavior<TCommand, TAnswer>(ICacheVersions versions)
        where TCommand : ICommand<TAnswer>
    {
        var requestContext = Mock.Of<IRequestContext>();
        var context = new ResourceContext();
        var decision = new FreshDecision(db.Object, null!, context, requestContext, TimeProvider.System);
        var images = new ImageStorage(db.Object, Mock.Of<IFileStore>(), new ImageCleaner(), Options.Create(new FilesOptions()), postCommit);
        var preconditions = new Preconditions(db.Object, context, requestContext);
        return new TransactionBehavior<TCommand, TAnswer>(
            db.Object, context, postCommit, decision, preconditions, images, requestContext, versions);
    }

    private Task<string> SendAsync(Command command, Action? handle = null) => Behavior().Handle(
        command,
        CancellationToken.None,
        () =>
        {
            steps.Add("handle");
            postCommit.AfterSaving(() => Follow("follow up"));
            postCommit.AfterFailing(() => Follow("undo"));
            handle?.Invoke();
            return Task.FromResult("answer");
        });

    private Task Follow(string step) => Task.Run(() => steps.Add(step));

    private void AssertLogged<T>()
        where T : Exception => logger.Verify(log => log.Log(
            LogLevel.Error, It.IsAny<EventId>(), It.Is<It.IsAnyType>((said, _) => $"{said}".Contains(typeof(T).Name, StringComparison.Ordinal)),
            null, It.IsAny<Func<It.IsAnyType, Exception?, string>>()));

    [RequireSession]
    [Invalidates(CachedContent.Everything)]
    private sealed record Renaming : ICommand<Outcome>;
}
