using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Muistot.Infrastructure.Persistence;

/// <summary>Makes the database for <c>dotnet ef</c>, which runs without the service. Settings come from the environment.</summary>
public static class DesignTime
{
    /// <summary>Makes the database.</summary>
    /// <param name="provider">Which one the migrations are for.</param>
    /// <param name="connectionString">Where it is, when <c>ConnectionStrings__Muistot</c> does not say so.</param>
    public static MuistotDb Create(DatabaseProvider provider, string connectionString)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string,
                string?>(StringComparer.Ordinal)
            { ["ConnectionStrings:Muistot"] = connectionString })
            .AddEnvironmentVariables()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Database:Provider"] = provider.ToString() })
            .Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddMuistotInfrastructure(configuration)
            .BuildServiceProvider()
            .GetRequiredService<MuistotDb>();
    }
}
