using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Muistot.Api.Hosting;
using Muistot.Application.Caching;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Operations;

/// <summary>Settings whose old name is still read for one release.</summary>
public sealed class RenamedSettingsTests
{
    [TestCase(7, "Caching:StandInSeconds=7")]
    [TestCase(9, "Caching:StandInSeconds=7", "Caching:StaleIfErrorSeconds=9")]
    [TestCase(9, "Caching:StaleIfErrorSeconds=9", "Caching:StandInSeconds=7")]
    public async Task CountUnderTheirOldNameWhereTheNewOneIsNotSet(int seconds, params string[] settings)
    {
        var builder = ApiServices.CreateBuilder([.. settings.Select(setting => $"--{setting}"), "--environment=Development"]);
        builder.AddMuistot();
        await using var app = builder.Build();

        Assert.That(app.Services.GetRequiredService<IOptions<CachingOptions>>().Value.StaleIfErrorSeconds, Is.EqualTo(seconds));
    }

    [TestCase("--Caching:StandInSeconds=7", "Warning: The setting Caching:StandInSeconds is now called Caching:StaleIfErrorSeconds. The next release does not read the old name.")]
    [TestCase("--Caching:StaleIfErrorSeconds=7", "")]
    public void AreNamedInTheLog(string argument, string says)
    {
        var lines = new Lines();

        RenamedSettings.Warn(ApiServices.CreateBuilder([argument, "--environment=Development"]).Configuration, lines);

        Assert.That(string.Join('\n', lines.Written), Is.EqualTo(says));
    }

    private sealed class Lines : ILogger
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?,
            string> formatter) =>
            Written.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
