using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Muistot.Tests.Harness;

namespace Muistot.Benchmark;

/// <summary>The published service, in a process of its own.</summary>
internal sealed partial class Service : IAsyncDisposable
{
    private readonly ServerProcess process;
    private readonly string mail;

    private Service(ServerProcess process, Uri address, string mail) =>
        (this.process, Address, this.mail, Http) = (process, address, mail,
            new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) });

    /// <summary>Where it listens.</summary>
    internal Uri Address { get; }

    /// <summary>Speaks to it.</summary>
    internal HttpClient Http { get; }

    /// <summary>Process id.</summary>
    internal int Id => process.Id;

    /// <summary>Starts it.</summary>
    internal static async Task<Service> StartAsync(string published, IReadOnlyDictionary<string, string> settings)
    {
        var port = ServerProcess.FreePort();
        var address = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");
        var started = await ServerProcess.StartAsync("dotnet", [Path.Combine(published, "Muistot.Api.dll"), "--urls", address.ToString()],
            port, settings, published);
        return new Service(started, address, settings["Mail__PickupDirectory"]);
    }

    /// <summary>Runs a command of the program.</summary>
    internal static async Task RunAsync(string published, IReadOnlyDictionary<string, string> settings, params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(published, "Muistot.Api.dll"), .. command])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = published
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var run = Process.Start(start)!;
        await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        if (run.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} failed.");
    }

    /// <summary>Signs in by mail.</summary>
    /// <returns>The value of the header <c>Authorization</c>.</returns>
    internal async Task<string> SignInAsync(string email)
    {
        var before = Mails().ToHashSet(StringComparer.Ordinal);
        await Http.PostAsync(new Uri($"/auth/email?email={Uri.EscapeDataString(email)}", UriKind.Relative), null);
        string? link = null;
        while (link is null)
        {
            await Task.Delay(50);
            link = Mails().Except(before, StringComparer.Ordinal).Select(File.ReadAllText)
                .Where(text => text.Contains(email, StringComparison.Ordinal))
                .Select(text => Link().Match(text).Groups["query"].Value).FirstOrDefault();
        }

        using var answer = await Http.PostAsync(new Uri($"/auth/email/exchange?{link}", UriKind.Relative), null);
        return answer.EnsureSuccessStatusCode().Headers.GetValues("Authorization").Single();
    }

    /// <summary>Reads the whole answer to a request, and wants it to be one.</summary>
    /// <param name="path">What is asked for, with its query.</param>
    /// <param name="authorization">The value of the header <c>Authorization</c>, or null.</param>
    internal async Task<byte[]> ReadAsync(string path, string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (authorization is not null)
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        using var answer = await Http.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    /// <summary>Sends JSON and wants it taken.</summary>
    /// <returns>The <c>Location</c> of what was made.</returns>
    internal async Task<Uri> PostAsync(string path, JsonNode body, string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        using var answer = await Http.SendAsync(request);
        return answer.EnsureSuccessStatusCode().Headers.Location!;
    }

    /// <summary>Resident memory, in bytes.</summary>
    internal long Memory() => MemoryOf(Id);

    /// <summary>Resident memory of a process, in bytes.</summary>
    internal static long MemoryOf(int id)
    {
        using var looked = Process.GetProcessById(id);
        return looked.WorkingSet64;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await process.DisposeAsync();
    }

    private string[] Mails() => Directory.Exists(mail) ? Directory.GetFiles(mail, "*.eml") : [];

    [GeneratedRegex(@"#email-login:(?<query>user=[^&\s]+&token=[^&\s]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
