using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Muistot.Tests.Harness;

/// <summary>What the service answered.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">Headers of the answer.</param>
/// <param name="ContentHeaders">Headers of its content.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record Answer(int Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Bytes)
{
    /// <summary>The content as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Bytes)!;

    /// <summary>The content as text.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    /// <summary>The items of a list.</summary>
    public JsonArray Items => Json["items"]!.AsArray();

    /// <summary>The ids of the items of a list.</summary>
    public IReadOnlyList<string> Ids => [.. Items.Select(item => item!["id"]!.ToString())];

    /// <summary>The message of an error, or the detail of a problem.</summary>
    public string Message => (Json["error"]?["message"] ?? Json["detail"]!).GetValue<string>();

    /// <summary>The status and, of an error, the message: <c>404 Resource not found</c>.</summary>
    public string Verdict => Status < 400 ? $"{Status}" : $"{Status} {Message}";

    /// <summary>The details of an error.</summary>
    public IReadOnlyList<string> Details => [.. Json["error"]!["details"]!.AsArray().Select(detail => detail!.GetValue<string>())];

    /// <summary>Path of the Location, or null.</summary>
    public string? Location => Headers.Location?.AbsolutePath;

    /// <summary>The places of the faults of a 422, each with slashes between its steps, sorted.</summary>
    public IReadOnlyList<string> Errors =>
        [.. Json["error"]!["errors"]!.AsArray().Select(fault => string.Join('/', fault!["loc"]!.AsArray().Select(step => step!.ToString())))
            .Order(StringComparer.Ordinal)];

    /// <summary>The token of a new session.</summary>
    public string Token => Headers.GetValues("Authorization").Single()["bearer ".Length..];

    /// <inheritdoc/>
    public override string ToString() => $"{Status} {System.Text.Encoding.UTF8.GetString(Bytes.AsSpan(0, Math.Min(Bytes.Length, 500)))}";
}
