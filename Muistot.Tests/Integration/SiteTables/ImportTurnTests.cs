using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Muistot.Application.SiteTables;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.SiteTables;

/// <summary>An import that begins beside another one, which takes longer than writes wait for each other, waits for its turn.</summary>
[OnEveryBackend]
public sealed class ImportTurnTests(Backend backend) : IntegrationTest(backend)
{
    private static readonly TimeSpan LongerThanWritesWait = TimeSpan.FromSeconds(1.5);

    [Test]
    public async Task TheNextWaitsUntilTheOneBeforeEnds()
    {
        var admin = await World.PersonAsync();
        var project = await World.ProjectAsync(admin: admin);
        using var gate = new Gate();
        await using var node = Host.StartNode(parts => parts
            .Replace(ServiceDescriptor.Transient<IRequestHandler<ImportSites, ImportedSitesView>>(_ => gate)), ("Database:BusySeconds", "1"));
        using var api = new ApiClient(node.Address);

        var imports = Enumerable.Range(0, 2).Select(_ => api.PostAsync($"/projects/{project}/import", Table(), admin)).ToList();
        await gate.Entered;
        await Task.Delay(LongerThanWritesWait);
        var ended = imports.Count(import => import.IsCompleted);
        gate.Open();

        Assert.That((await Task.WhenAll(imports)).Select(import => import.Status), Is.EqualTo([200, 200]));
        Assert.That(ended, Is.Zero);
    }

    private static ByteArrayContent Table()
    {
        var content = new ByteArrayContent("id,lat,lon,name\nfirst,60.1,24.1,Niemi\n"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "text/csv");
        return content;
    }

    private sealed class Gate : IRequestHandler<ImportSites, ImportedSitesView>, IDisposable
    {
        private readonly TaskCompletionSource entered = new(), opened = new();

        public Task Entered => entered.Task;

        public void Open() => opened.TrySetResult();

        public void Dispose() => Open();

        public async Task<ImportedSitesView> Handle(ImportSites request, CancellationToken cancellationToken)
        {
            entered.TrySetResult();
            await opened.Task;
            return new ImportedSitesView(0, 0, 0, []);
        }
    }
}
