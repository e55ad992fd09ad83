using System.Globalization;
using System.Net.Http.Headers;

namespace Muistot.Benchmark.Chaos;

/// <summary>A way to the service: through the proxy, or past it to one process.</summary>
/// <param name="name">Its name.</param>
/// <param name="address">Where it is.</param>
/// <param name="book">Where all that is sent is written down.</param>
internal sealed class Channel(string name, Uri address, Book book) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>Its name.</summary>
    internal string Name => name;

    /// <summary>Sends a request.</summary>
    /// <param name="side">Who sends it.</param>
    /// <param name="method">Its method.</param>
    /// <param name="path">Its path.</param>
    /// <param name="expected">The statuses that are right.</param>
    /// <param name="token">Whose session it carries.</param>
    /// <param name="json">What it carries.</param>
    /// <param name="made">What it makes.</param>
    internal async Task<Reply> SendAsync(
        string side, HttpMethod method, string path, int[] expected, string? token = null, object? json = null, string? made = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : JsonContent.Create(json) };
        if (token is not null)
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(token);
        var asked = book.Now;
        var reply = await SendAsync(request, asked, expected);
        book.Add(new Sent(side, name, reply.Outcome, reply.Outcome == Outcome.Answered ? made : null, asked, reply.Answered - asked));
        if (reply.Outcome is Outcome.Failed or Outcome.Wrong)
            book.Tell($"{name} {method} {path}: {reply.Status.ToString(CultureInfo.InvariantCulture)} {reply.Body}");
        return reply;
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<Reply> SendAsync(HttpRequestMessage request, TimeSpan asked, int[] expected)
    {
        try
        {
            using var answer = await http.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            var (status, authorization) = ((int)answer.StatusCode,
                answer.Headers.TryGetValues("Authorization", out var values) ? values.Single() : null);
            return new Reply(OutcomeOf(answer, status, expected), status, body, answer.Headers.Location, authorization, asked, book.Now);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return new Reply(Outcome.CutOff, 0, fault.Message, null, null, asked, book.Now);
        }
    }

    private static Outcome OutcomeOf(HttpResponseMessage answer, int status, int[] expected) => status switch
    {
        _ when expected.Contains(status) => Outcome.Answered,
        503 when answer.Headers.RetryAfter is not null => Outcome.Refused,
        500 => Outcome.Failed,
        502 or 504 => Outcome.CutOff,
        _ => Outcome.Wrong,
    };
}
