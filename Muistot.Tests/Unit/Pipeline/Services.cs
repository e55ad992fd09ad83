using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using Muistot.Application;
using Muistot.Application.Common;
using Muistot.Infrastructure;

namespace Muistot.Tests.Unit.Pipeline;

/// <summary>The parts of the service without HTTP, on a database in memory.</summary>
internal static class Services
{
    /// <summary>Puts the parts together.</summary>
    /// <param name="requestContext">What is around the request.</param>
    internal static ServiceProvider Provider(IRequestContext? requestContext = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                [new("ConnectionStrings:Muistot", "Data Source=:memory:"), new("Login:ServiceUrl", "http://client.example/")])
            .Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddMuistotApplication()
            .AddMuistotInfrastructure(configuration)
            .AddScoped(_ => requestContext ?? Mock.Of<IRequestContext>())
            .BuildServiceProvider();
    }
}
