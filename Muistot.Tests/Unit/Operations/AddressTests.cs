using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Moq;
using Muistot.Api.Commands;
using Muistot.Api.Hosting;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Operations;

/// <summary>Where the service listens, where it says that it is, and where its health is asked for.</summary>
public sealed class AddressTests
{
    [TestCase("http://127.0.0.1:5600")]
    [TestCase("http://127.0.0.1:1", "--urls=http://127.0.0.1:1")]
    [TestCase(null, "--HTTP_PORTS=8080")]
    [TestCase(null, "--HTTPS_PORTS=8443")]
    [TestCase(null, "--Kestrel:Endpoints:Some:Url=http://127.0.0.1:1")]
    public void ListensByDefaultWhenNothingSaysWhere(string? urls, params string[] settings)
    {
        var builder = ApiServices.CreateBuilder(settings);

        builder.UseListenAddress();

        Assert.That(builder.Configuration["urls"], Is.EqualTo(urls));
    }

    [TestCase("http://127.0.0.1:5700/", null, "http://127.0.0.1:5700")]
    [TestCase("http://localhost:8080/", null, "http://[::]:8080")]
    [TestCase("http://localhost:8080/", null, "http://0.0.0.0:8080")]
    [TestCase("https://localhost:8443/", null, "http://*:8080", "https://*:8443")]
    [TestCase("http://localhost/", null, "http://+:80")]
    [TestCase("http://127.0.0.1:5600/", null)]
    [TestCase("http://127.0.0.1:5600/", null, "http://unix:/run/muistot.sock")]
    [TestCase("https://muistot.example/api/", "https://muistot.example/api", "http://127.0.0.1:5700")]
    public void IsPublicWhereItListensUnlessItIsSet(string root, string? setting, params string[] listening)
    {
        var features = new FeatureCollection();
        features.Set(Mock.Of<IServerAddressesFeature>(feature => feature.Addresses == listening));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("PublicUrl", setting)]).Build();

        var address = new PublicAddress(configuration, Mock.Of<IServer>(server => server.Features == features));

        Assert.That((address.Root.AbsoluteUri, address.Of("me")), Is.EqualTo((root, $"{root}me")));
    }

    [TestCase("http://host", ExpectedResult = "http://host/health/ready")]
    [TestCase("http://host:81/", ExpectedResult = "http://host:81/health/ready")]
    [TestCase("https://host/api/?a=b#c", ExpectedResult = "https://host/api/health/ready")]
    [TestCase("http://host/health/ready", ExpectedResult = "http://host/health/ready")]
    [TestCase("http://host/api/health/live", ExpectedResult = "http://host/api/health/live")]
    public string HasHealthBelow(string service) => HealthCommand.HealthOf(new Uri(service)).AbsoluteUri;
}
