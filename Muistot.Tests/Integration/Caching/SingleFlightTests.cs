using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Common;
using Muistot.Application.Projects;
using Muistot.Application.Sites;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Caching;

/// <summary>A missing answer that many ask for is made by one of them, while the others wait.</summary>
public sealed class SingleFlightTests() : IntegrationTest(Backend.Embedded)
{
    private const int Readers = 20;

    [Test]
    public async Task OneRequestMakesWhatAllWait()
    {
        await using var scene = await StartAsync(_ => null);

        var answers = await scene.AskAsync(Readers);

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
        Assert.That((answers.Select(answer => answer.Text).Distinct().Count(), scene.Maker.Times), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task TheNextTakesOverWhenTheMakerFails()
    {
        await using var scene = await StartAsync(time => time == 1 ? new InvalidOperationException() : null);

        var answers = await scene.AskAsync(Readers);

        Assert.That(answers.Count(answer => answer.Status == 500), Is.EqualTo(1));
        Assert.That((answers.Count(answer => answer.Status == 200), scene.Maker.Times), Is.EqualTo((Readers - 1, 2)));
    }

    [Test]
    public async Task TheNextTakesOverWhenTheMakersClientGoesAway()
    {
        await using var scene = await StartAsync(_ => null);
        using var away = new CancellationTokenSource();

        scene.Maker.Readers = 1;
        var first = scene.Http.GetAsync(scene.Path, away.Token);
        await scene.Maker.BegunAsync();
        var others = scene.AskAsync(Readers);
        await away.CancelAsync();
        var answers = await others;

        Assert.That(() => first, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
        Assert.That(scene.Maker.Times, Is.EqualTo(2));
    }

    /// <summary>
    /// The framework ends the writing of an answer whose reader has left without a word: what there is of it by then is no answer.
    /// </summary>
    [Test]
    public async Task WhatWasCutOffIsKeptForNobody()
    {
        var (project, lister) = (await World.ProjectAsync(), new Lister());
        await using var node = Host.StartNode(
            services => services.AddTransient<IRequestHandler<ListSites, ItemsView<SiteView>>>(_ => lister));
        using var api = new ApiClient(node.Address);
        using var http = new HttpClient { BaseAddress = node.Address };
        using var away = new CancellationTokenSource();
        var path = $"/projects/{project}/sites";

        var first = http.GetAsync(path, away.Token);
        await lister.BegunAsync();
        var second = api.GetAsync(path);
        await away.CancelAsync();

        Assert.That(() => first, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await second).Ids, Is.EqualTo(new[] { "first", "last" }));
        Assert.That((await api.GetAsync(path)).Ids, Is.EqualTo(new[] { "first", "last" }));
        Assert.That(lister.Times, Is.EqualTo(2));
    }

    [Test]
    public async Task AnOutageIsToldToAllAtOnce()
    {
        await using var scene = await StartAsync(_ => new UnavailableException());

        var answers = await scene.AskAsync(Readers);

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(503));
        Assert.That(scene.Maker.Times, Is.EqualTo(1));
    }

    [Test]
    public async Task WhatWasKeptStandsInForAllInAnOutage()
    {
        await using var scene = await StartAsync(time => time > 1 ? new UnavailableException() : null);
        var kept = await scene.AskAsync(1);

        scene.Node.Clock.Ahead = TimeSpan.FromMinutes(2);
        var answers = await scene.AskAsync(Readers);

        Assert.That(answers.Select(answer => (answer.Status, answer.Text)), Is.All.EqualTo((200, kept[0].Text)));
        Assert.That(scene.Maker.Times, Is.EqualTo(2));
    }

    [Test]
    public async Task ARefusalIsDecidedForEach()
    {
        await using var scene = await StartAsync(_ => new NotFoundException("Resource not found"));

        var answers = await scene.AskAsync(Readers);

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(404));
        Assert.That(scene.Maker.Times, Is.EqualTo(Readers));
    }

    private async Task<Scene> StartAsync(Func<int, Exception?> fault)
    {
        var (project, arrivals) = (await World.ProjectAsync(), new Arrivals());
        var maker = new Maker(fault, arrivals);
        var node = Host.StartNode(services => services
            .AddSingleton<IStartupFilter>(arrivals).AddTransient<IRequestHandler<GetProject, ProjectView>>(_ => maker));
        return new Scene(node, new ApiClient(node.Address), new HttpClient { BaseAddress = node.Address }, maker, $"/projects/{project}");
    }

    private sealed record Scene(TestApplication Node, ApiClient Api, HttpClient Http, Maker Maker, string Path) : IAsyncDisposable
    {
        /// <summary>Asks as so many at once.</summary>
        public Task<Answer[]> AskAsync(int readers)
        {
            Maker.Readers += readers;
            return Task.WhenAll(Enumerable.Range(0, readers).Select(_ => Api.GetAsync(Path)));
        }

        public async ValueTask DisposeAsync()
        {
            Api.Dispose();
            Http.Dispose();
            await Node.DisposeAsync();
        }
    }

    /// <summary>Begins a list; the first time, it does not end before its reader leaves.</summary>
    private sealed class Lister : IRequestHandler<ListSites, ItemsView<SiteView>>
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int times;

        public int Times => times;

        public Task BegunAsync() => begun.Task;

        public Task<ItemsView<SiteView>> Handle(ListSites request, CancellationToken cancellationToken)
        {
            var isFirst = Interlocked.Increment(ref times) == 1;
            return Task.FromResult(new ItemsView<SiteView>(ListAsync(isFirst, cancellationToken)));
        }

        private async IAsyncEnumerable<SiteView> ListAsync(bool isFirst, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return SiteOf("first");
            begun.TrySetResult();
            if (isFirst)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            yield return SiteOf("last");
        }

        private static SiteView SiteOf(string id) =>
            new(id, new("fi", "Nimi", null, null), new(60, 25), null, 0, null, null, null, null, null);
    }

    /// <summary>Makes an answer once all have come in, and a moment later: by then they wait for it.</summary>
    private sealed class Maker(Func<int, Exception?> fault, Arrivals arrivals) : IRequestHandler<GetProject, ProjectView>
    {
        private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int times;

        public int Readers { get; set; }

        public int Times => times;

        public Task BegunAsync() => begun.Task;

        public async Task<ProjectView> Handle(GetProject request, CancellationToken cancellationToken)
        {
            var time = Interlocked.Increment(ref times);
            begun.TrySetResult();
            await arrivals.AreAsync(Readers, cancellationToken);
            await Task.Delay(Moment, cancellationToken);
            return fault(time) is { } thrown
                ? throw thrown
                : new ProjectView(request.Project.Value, new("fi", "Nimi", null, null), null, null, null, [], null, false, false, 0);
        }
    }

    /// <summary>Counts the requests that have come in.</summary>
    private sealed class Arrivals : IStartupFilter
    {
        private int count;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => builder =>
        {
            builder.Use((_, proceed) =>
            {
                Interlocked.Increment(ref count);
                return proceed();
            });
            next(builder);
        };

        public async Task AreAsync(int expected, CancellationToken cancellationToken)
        {
            while (Volatile.Read(ref count) < expected)
                await Task.Delay(5, cancellationToken);
        }
    }
}
