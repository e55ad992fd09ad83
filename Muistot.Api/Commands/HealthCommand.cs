using System.CommandLine;

namespace Muistot.Api.Commands;

/// <summary>Asks a running service how it is, for containers that have no other program to ask with.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    internal static Command Create()
    {
        var url = new Option<Uri>("--url")
        {
            Description = "What to ask.",
            DefaultValueFactory = _ => new Uri("http://127.0.0.1:5600/health/ready"),
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https"))
                    return address;
                result.AddError("--url is an absolute address of http or https.");
                return null;
            },
        };
        var command = new Command("health", "Asks a running service how it is. Exit code 0 when it is well.") { url };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var client = new HttpClient { Timeout = Timeout };
            try
            {
                using var answer = await client.GetAsync(parsed.GetRequiredValue(url), cancellationToken);
                Console.WriteLine(await answer.Content.ReadAsStringAsync(cancellationToken));
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
        });
        return command;
    }
}
