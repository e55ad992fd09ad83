using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Muistot.Api.Health;
using Muistot.Api.Hosting;

namespace Muistot.Api.Commands;

/// <summary>Asks a running service how it is, for containers that have no other program to ask with.</summary>
internal static class HealthCommand
{
    // A front page of something else can be large.
    private const int LongestAnswer = 64 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    internal static Command Create()
    {
        var url = new Option<Uri>("--url")
        {
            Description = $"Address of the service. {HealthEndpoints.Ready} is added unless it ends with an address of health.",
            DefaultValueFactory = _ => new Uri(ListenAddress.Default),
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https"))
                    return address;
                result.AddError("--url must be an absolute address of http or https.");
                return null;
            },
        };
        var command = new Command("health", "Asks a running service how it is. Exit code 0 when it is well.") { url };
        command.SetAction((parsed, cancellationToken) => AskAsync(HealthOf(parsed.GetRequiredValue(url)), cancellationToken));
        return command;
    }

    /// <summary>The address of a service's health.</summary>
    internal static Uri HealthOf(Uri service)
    {
        var path = service.AbsolutePath.TrimEnd('/');
        return path.EndsWith(HealthEndpoints.Ready, StringComparison.Ordinal)
            || path.EndsWith(HealthEndpoints.Live, StringComparison.Ordinal)
            ? service
            : new UriBuilder(service) { Path = path + HealthEndpoints.Ready, Query = "", Fragment = "" }.Uri;
    }

    private static async Task<int> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Timeout, MaxResponseContentBufferSize = LongestAnswer };
        try
        {
            using var answer = await client.GetAsync(address, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            if (!IsHealth(text))
                return MuistotCommandLine.Complain(
                    $"{address.GetLeftPart(UriPartial.Path)} does not answer as this service does: it must send JSON with a status.");
            Console.WriteLine(text);
            return answer.IsSuccessStatusCode ? 0 : MuistotCommandLine.Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return MuistotCommandLine.EndEarly();
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return MuistotCommandLine.Complain("The service does not answer.");
        }
    }

    private static bool IsHealth(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject health && health["status"] is JsonValue status
                && status.TryGetValue<string>(out var word) && HealthEndpoints.Words.Contains(word, StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
