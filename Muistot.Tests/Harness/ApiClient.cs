using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Muistot.Tests.Harness;

/// <summary>Speaks to a service by HTTP, as anyone does. Answers that the OpenAPI document does not declare fail the test.</summary>
/// <param name="addresses">Where it is; where its processes are, which requests go to in turn.</param>
internal sealed class ApiClient(params IReadOnlyList<Uri> addresses) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private int turn = -1;

    /// <summary>GET.</summary>
    public Task<Answer> GetAsync(string path, Person? by = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, by, headers);

    /// <summary>POST.</summary>
    public Task<Answer> PostAsync(string path, object? json = null, Person? by = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, ToContent(json), by, headers);

    /// <summary>PUT.</summary>
    public Task<Answer> PutAsync(string path, Person? by = null, object? json = null) =>
        SendAsync(HttpMethod.Put, path, ToContent(json), by);

    /// <summary>PATCH.</summary>
    public Task<Answer> PatchAsync(string path, object? json, Person? by = null) => SendAsync(HttpMethod.Patch, path, ToContent(json), by);

    /// <summary>DELETE.</summary>
    public Task<Answer> DeleteAsync(string path, Person? by = null) => SendAsync(HttpMethod.Delete, path, null, by);

    /// <summary>Any method, any content.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, Person? by = null,
        params (string Name, string Value)[] headers)
    {
        var address = addresses[(int)((uint)Interlocked.Increment(ref turn) % addresses.Count)];
        using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = content };
        if (by is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {by.Token}");
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content!.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        var answer = new Answer((int)response.StatusCode, response.Headers, response.Content.Headers,
            await response.Content.ReadAsByteArrayAsync());
        return ApiDocument.Undeclared(method, path, answer) is { } fault ? throw new AssertionException(fault) : answer;
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>A body as it is written.</summary>
    public static HttpContent Raw(string json) => new StringContent(json, System.Text.Encoding.UTF8, "application/json");

    /// <summary>What is sent as a body: content as it is, everything else as JSON.</summary>
    public static HttpContent? ToContent(object? json) => json switch
    {
        null => null,
        HttpContent content => content,
        JsonNode node => new StringContent(node.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
        _ => JsonContent.Create(json, options: new System.Text.Json.JsonSerializerOptions()),
    };
}
