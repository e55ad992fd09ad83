using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Muistot.Api.Hosting;
using Muistot.Api.Modules;
using Muistot.Application.Common;
using Muistot.Application.Login;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Operations;

/// <summary>Settings that are lists, as one text or as an item each, over what an earlier source says.</summary>
public sealed class ListSettingsTests
{
    [TestCase("Superusers=a@example.com,b@example.com", "Cors:Origins=http://a.example, http://b.example", "Modules=login,data",
        "Localization:Supported=fi,sv", "ForwardedHeaders:KnownProxies=10.0.0.1,10.1.0.0/16")]
    [TestCase(
        "Superusers:0=a@example.com", "Superusers:1=b@example.com", "Cors:Origins:0=http://a.example", "Cors:Origins:1=http://b.example",
        "Modules:0=login", "Modules:1=data",
        "Localization:Supported:0=fi", "Localization:Supported:1=sv", "ForwardedHeaders:KnownProxies:0=10.0.0.1",
        "ForwardedHeaders:KnownProxies:1=10.1.0.0/16")]
    public async Task CountInBothForms(params string[] settings)
    {
        var builder = ApiServices.CreateBuilder([.. settings.Select(setting => $"--{setting}"), "--environment=Development"]);
        builder.AddMuistot();
        await using var app = builder.Build();

        Assert.That(Of<SuperuserOptions>().Addresses, Is.EqualTo(new[] { "a@example.com", "b@example.com" }));
        Assert.That(Of<CorsOptions>().GetPolicy(Of<CorsOptions>().DefaultPolicyName)!.Origins,
            Is.EqualTo(new[] { "http://a.example", "http://b.example" }));
        Assert.That(EnabledModules.Of(builder.Configuration), Is.EqualTo(Module.Login | Module.Data));
        Assert.That(Of<LocalizationOptions>().Languages.Select(language => language.Code), Is.EqualTo(new[] { "fi", "sv" }));
        Assert.That(Of<ForwardedHeadersOptions>().KnownIPNetworks.Select(network => $"{network}"),
            Is.EqualTo(new[] { "10.0.0.1/32", "10.1.0.0/16" }));

        T Of<T>()
            where T : class => app.Services.GetRequiredService<IOptions<T>>().Value;
    }

    [TestCase("", "List=a,b", "List:0=c", ExpectedResult = "c")]
    [TestCase("", "List:0=a|List:1=b", "List=c", ExpectedResult = "c")]
    [TestCase("", "List:0=a|List:1=b", "List:0=c", ExpectedResult = "c")]
    [TestCase("", "List=a", "List=", ExpectedResult = "")]
    [TestCase("", "List=a", "Other=b", ExpectedResult = "a")]
    [TestCase("", "List:10=b|List:2=a", "Other=c", ExpectedResult = "a b")]
    [TestCase("", "List= a , ,b ", "Other=c", ExpectedResult = "a b")]
    [TestCase("", "List=a|List:0=b", "Other=c", ExpectedResult = "a b")]
    public string AreThoseOfTheLastSource(params string[] sources)
    {
        using var configuration = new ConfigurationManager();
        foreach (var source in sources)
        {
            configuration.AddInMemoryCollection(source.Split('|', StringSplitOptions.RemoveEmptyEntries)
                .Select(setting => setting.Split('=')).ToDictionary(setting => setting[0], string? (setting) => setting[1]));
        }

        return string.Join(' ', configuration.GetList("List"));
    }
}
