using System.Diagnostics.Metrics;
using Muistot.Tests.Contract;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Operations;

/// <summary>Traces and metrics, as a collector gets them.</summary>
[NeedsServers]
public sealed class TelemetryTests() : IntegrationTest(Backend.Production)
{
    private static readonly (string Signal, string Text)[] Expected =
    [
        ("traces", "GET projects/{project}"), ("traces", "GET images/{image}"), ("traces", nameof(Application.Projects.GetProject)),
        ("traces", "OpenTelemetry.Instrumentation.EntityFrameworkCore"), ("traces", "OpenTelemetry.Instrumentation.StackExchangeRedis"),
        ("metrics", "http.server.request.duration"), ("metrics", "muistot.use_case.duration"), ("metrics", "muistot.refusals"),
        ("metrics", "muistot.mails"), ("metrics", "muistot.jobs"), ("metrics", "login-mail"), ("metrics", "done"),
        ("metrics", "muistot.cached_answers"), ("metrics", "kept"), ("metrics", "made"), ("metrics", "sent"), ("metrics", "http.route"),
        ("traces", "SendLoginMail"), ("traces", "muistot-of-the-tests"), ("traces", "service.version"),
    ];

    [Test]
    public async Task ReachTheCollectorWithoutSecrets()
    {
        await using var collector = await Collector.StartAsync();

        // With a database of its own: on a shared one, the host of the tests may be the one that sends the mail.
        await using var service = await RunningService.StartAsync(
            Host,
            [
                .. await Host.CreateOwnAsync(),
                ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("OTEL_SERVICE_NAME", "muistot-of-the-tests"),
                ("Logging:OpenTelemetry:LogLevel:Default", "Information"),
                ("OTEL_METRIC_EXPORT_INTERVAL", "200"), ("OTEL_BSP_SCHEDULE_DELAY", "200"),
            ]);
        var (project, email) = (World.Fresh("project"), $"{World.Fresh("kanarialintu")}@example.com");
        var signIn = new SignIn(service.Api, Host.Mail);
        var (name, rootToken) = await signIn.OfAsync(TestHost.Root);
        var root = new Person(0, name, TestHost.Root, rootToken);
        await service.Api.PostAsync("/projects", Samples.Project(project), root);
        await service.Api.PostAsync($"/projects/{project}/publish?publish=true", null, root);

        var (_, token) = await signIn.OfAsync(email);
        var person = new Person(0, "", email, token);
        Answer[] answers =
        [
            await service.Api.GetAsync($"/projects/{project}"), await service.Api.GetAsync($"/projects/{project}"),
            await service.Api.GetAsync($"/projects/{project}?token={token}", person),
            await service.Api.GetAsync("/projects/unknown-project"),
            await service.Api.GetAsync($"/lost/{email}"), await service.Api.GetAsync($"/projects/{email}"),
            await service.Api.GetAsync("/images/kanarialintuAAAAAAAAAAAAAAAAAAAAAAAA.png"),
        ];

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo(new[] { 200, 200, 200, 404, 404, 422, 303 }));
        foreach (var (signal, text) in Expected)
            await collector.WaitAsync(signal, text);
        Assert.That(collector.Everything, Does.Not.Contain("kanarialintu").And.Not.Contain(token));
        Assert.That(collector.Signals, Is.EquivalentTo(new[] { "traces", "metrics" }));
    }

    [Test]
    public void MeasureUseCasesInPartsOfSeconds()
    {
        Instrument? duration = null;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            duration = instrument.Name == "muistot.use_case.duration" ? instrument : duration
        };

        listener.Start();

        Assert.That((duration as Histogram<double>)?.Advice?.HistogramBucketBoundaries, Has.Count.GreaterThan(10).And.Some.LessThan(0.01));
    }
}
