using System.Text.Json;
using System.Web;
using Muistot.Tests.Fuzz.Document;

namespace Muistot.Tests.Fuzz.Playing;

/// <summary>A request as it was sent, and its answer.</summary>
internal sealed record Exchange
{
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 512 };

    /// <summary>What it was made from.</summary>
    public required Step Step { get; init; }

    /// <summary>Path and query, as sent.</summary>
    public required string Target { get; init; }

    /// <summary>The operation that it is for, or null.</summary>
    public Operation? Operation { get; init; }

    /// <summary>What stands in its path and query, decoded and trimmed.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The Authorization header, or null.</summary>
    public string? Authorization { get; init; }

    /// <summary>Whose session it was sent in, if that lived.</summary>
    public Actor? Caller { get; init; }

    /// <summary>The body, as sent.</summary>
    public string? Sent { get; init; }

    /// <summary>Status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>Headers of the answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Body of the answer.</summary>
    public byte[] Received { get; init; } = [];

    /// <summary>True when what was asked for has been done, or was so already.</summary>
    public bool IsAccepted => Status is >= 200 and < 300 or 304;

    /// <summary>Id of the operation.</summary>
    public string OperationId => Operation?.Id ?? "";

    /// <summary>Media type of the answer.</summary>
    public string MediaType => Headers.TryGetValue("Content-Type", out var type) ? type.Split(';')[0].Trim() : "";

    /// <summary>The body that was sent, as JSON, or null.</summary>
    public JsonElement? SentJson => Parse(Sent is null ? [] : System.Text.Encoding.UTF8.GetBytes(Sent));

    /// <summary>The body of the answer, as JSON, or null.</summary>
    public JsonElement? ReceivedJson => Parse(Received);

    /// <summary>
    /// True for a text of a write that is answered with the resource, because the request prefers that (RFC 7240), or with an id that was
    /// made from the text.
    /// </summary>
    public bool RepeatsWhatItSent(string text) => (Status == 201 || (IsAccepted && Headers.ContainsKey("Preference-Applied")))
        && Sent?.Contains(text, StringComparison.Ordinal) == true;

    /// <summary>What the request says in its path and query, by the parameters of the operation.</summary>
    public static (Operation? Operation, IReadOnlyDictionary<string, string> Values) Understand(ApiDescription document, string method,
        string target)
    {
        var parts = target.Split('?', 2);
        if (IsCutOff(target))
            return (null, new Dictionary<string, string>());
        if (document.Match(method, parts[0]) is not var (operation, path))
            return (null, new Dictionary<string, string>());
        var values = path.ToDictionary(value => value.Key, value => value.Value.Trim());
        var query = HttpUtility.ParseQueryString(parts.Length > 1 ? parts[1] : "");
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.IsQuery))
        {
            if (query.GetValues(parameter.Name) is [.., var last])
                values[parameter.Name] = last.Trim();
        }

        return (operation, values);
    }

    /// <summary>True for paths with U+0000, which the server refuses before the service comes to see the request.</summary>
    public static bool IsCutOff(string target) => target.Split('?')[0].Contains("%00", StringComparison.Ordinal);

    private static JsonElement? Parse(byte[] bytes)
    {
        if (bytes.Length == 0)
            return null;
        try
        {
            // Readers may ignore a byte order mark (RFC 8259 §8.1), and the service does.
            var text = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;
            return JsonDocument.Parse(text, Lenient).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
