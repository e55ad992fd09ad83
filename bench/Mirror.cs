using System.Collections.Concurrent;
using System.Text;

namespace Muistot.Benchmark;

/// <summary>
/// Sends what another server answered once, with links that lead back here: <c>/mirror/HOST:PORT/PATH</c>. Nothing but the bytes is kept.
/// </summary>
internal sealed class Mirror : IDisposable
{
    private readonly HttpClient http = new();
    private readonly ConcurrentDictionary<string, (string? Type, byte[] Body)> kept = new(StringComparer.Ordinal);

    internal async Task AnswerAsync(HttpContext context, string host, string path)
    {
        var asked = $"http://{host}/{path}{context.Request.QueryString}";
        if (!kept.TryGetValue(asked, out var answer))
            kept[asked] = answer = await AskAsync(asked, $"http://{host}", $"http://{context.Request.Host}/mirror/{host}");
        context.Response.ContentType = answer.Type;
        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body);
    }

    public void Dispose() => http.Dispose();

    private async Task<(string? Type, byte[] Body)> AskAsync(string asked, string there, string here)
    {
        using var answer = await http.GetAsync(new Uri(asked));
        var text = (await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Replace(there, here, StringComparison.Ordinal);
        return (answer.Content.Headers.ContentType?.ToString(), Encoding.UTF8.GetBytes(text));
    }
}
