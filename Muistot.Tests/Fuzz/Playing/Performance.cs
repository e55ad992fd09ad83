using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Muistot.Tests.Fuzz.Document;
using Muistot.Tests.Fuzz.Oracles;

namespace Muistot.Tests.Fuzz.Playing;

/// <summary>Plays episodes: sends their steps one after the other, and asks the oracles about each answer.</summary>
/// <param name="document">What the service says about itself.</param>
/// <param name="http">Where to send them.</param>
/// <param name="oracles">Who is asked.</param>
/// <param name="stage">The world that they play in.</param>
/// <param name="tally">Counts.</param>
internal sealed class Performance(ApiDescription document, HttpClient http, IReadOnlyList<IOracle> oracles, Stage stage, Tally tally)
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly Keeper keeper = new(stage.Ledger);

    /// <summary>What was sent and answered so far.</summary>
    public List<Exchange> Exchanges { get; } = [];

    /// <summary>Plays steps until one fails.</summary>
    /// <returns>Null when none did.</returns>
    public async Task<Failure?> PlayAsync(IEnumerable<Step> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            var exchange = await SendAsync(step, cancellationToken);
            Exchanges.Add(exchange);
            tally.Count(exchange);
            foreach (var oracle in oracles)
            {
                if (oracle.Judge(exchange, stage.Ledger) is { } problem)
                    return new Failure(oracle.GetType().Name, exchange.OperationId, problem, Exchanges.Count - 1);
            }

            keeper.Note(exchange);
        }

        return null;
    }

    private async Task<Exchange> SendAsync(Step step, CancellationToken cancellationToken)
    {
        var target = await stage.FillAsync(step.Target, Uri.EscapeDataString);
        var body = step.Body is null ? null : await stage.FillAsync(step.Body, value => value);
        var (authorization, caller) = Introduce(step.Caller);
        using var request = new HttpRequestMessage(new HttpMethod(step.Method),
            new Uri(http.BaseAddress!.ToString().TrimEnd('/') + target, AsWritten));
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Content = body is null
            ? null
            : new ByteArrayContent(
            Encoding.UTF8.GetBytes(body))
            { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        foreach (var header in step.Headers)
            Add(request, header.Name, await stage.FillAsync(header.Value, value => value));

        using var response = await http.SendAsync(request, cancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers).Concat(response.TrailingHeaders)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        stage.Tag = headers.GetValueOrDefault("ETag", stage.Tag);
        var (operation, values) = Exchange.Understand(document, step.Method, target);
        return new Exchange
        {
            Step = step,
            Target = target,
            Operation = operation,
            Values = values,
            Authorization = authorization,
            Caller = caller,
            Sent = body,
            Status = (int)response.StatusCode,
            Headers = headers,
            Received = Decoded(await response.Content.ReadAsByteArrayAsync(cancellationToken),
                headers.GetValueOrDefault("Content-Encoding")),
        };
    }

    private static byte[] Decoded(byte[] bytes, string? coding)
    {
        if (coding is null || bytes.Length == 0)
            return bytes;
        using var coded = new MemoryStream(bytes);
        using Stream decoding = coding == "br"
            ? new BrotliStream(coded, CompressionMode.Decompress)
            : new GZipStream(coded, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        decoding.CopyTo(plain);
        return plain.ToArray();
    }

    private (string? Authorization, Actor? Caller) Introduce(Caller caller)
    {
        var person = stage.Ledger.Actors[caller.Person];
        return caller.Kind switch
        {
            CallerKind.Person => ($"Bearer {person.Token}", person.IsSignedIn ? person : null),
            CallerKind.Former => ($"bearer {(person.Former.Count > 0 ? person.Former[^1] : person.Token + "AA")}", null),
            CallerKind.Garbage => (caller.Text, null),
            _ => (null, null),
        };
    }

    private static void Add(HttpRequestMessage request, string name, string value)
    {
        var ofContent = name.StartsWith("Content-", StringComparison.Ordinal);
        if (ofContent)
            request.Content ??= new ByteArrayContent([]);
        HttpHeaders headers = ofContent ? request.Content!.Headers : request.Headers;
        headers.Remove(name);
        headers.TryAddWithoutValidation(name, value);
    }
}

/// <summary>What an oracle said.</summary>
/// <param name="Oracle">Its name.</param>
/// <param name="Operation">Id of the operation.</param>
/// <param name="Problem">What it said.</param>
/// <param name="At">Number of the step.</param>
internal sealed record Failure(string Oracle, string Operation, string Problem, int At)
{
    /// <summary>What failures of one kind share.</summary>
    public string Kind => $"{Oracle} {Operation} {Problem.Split(' ', 2)[0]}";
}
