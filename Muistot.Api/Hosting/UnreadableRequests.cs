using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Muistot.Api.Errors;

namespace Muistot.Api.Hosting;

/// <summary>
/// Gives the form of errors to what Kestrel refuses before any middleware runs: a path with %00, bytes that are not HTTP, a line or headers
/// that are too long. Kestrel answers these without a body, offers no way to write one, and tells of them by an event before it answers.
/// Behind its own TLS they stay as they are: the connection is encrypted by then.
/// </summary>
/// <param name="events">Where Kestrel tells of it.</param>
/// <param name="clock">Dates the answers.</param>
/// <param name="json">How JSON is written.</param>
internal sealed class UnreadableRequests(DiagnosticListener events, TimeProvider clock, IOptions<JsonOptions> json)
    : IObserver<KeyValuePair<string, object?>>, IHostedService
{
    private const string Refused = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    private IDisposable? subscription;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        subscription = events.Subscribe(this, name => string.Equals(name, Refused, StringComparison.Ordinal));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        subscription?.Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is IFeatureCollection request
            && request.Get<AnswerableOutput>() is { } output
            && request.Get<ITlsHandshakeFeature>() is null
            && request.Get<IHttpResponseFeature>() is { HasStarted: false }
            && request.Get<IBadRequestExceptionFeature>()?.Error is BadHttpRequestException refusal)
            output.AnswerAtLast(Write(refusal.StatusCode, IsHead(request)));
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }

    // Of a line that is refused, Kestrel tells no method.
    private static bool IsHead(IFeatureCollection request) => request.Get<IHttpRequestFeature>()?.Method is { Length: > 0 } method
        ? HttpMethods.IsHead(method)
        : request.Get<LateEndOfInput>() is { IsHead: true };

    private byte[] Write(int code, bool isHead)
    {
        var body = JsonSerializer.Serialize(new ErrorAnswer(ErrorWriter.ContentOf(code)), json.Value.SerializerOptions);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            HTTP/1.1 {code} {ReasonPhrases.GetReasonPhrase(code)}
            Content-Type: application/json; charset=utf-8
            Content-Length: {Encoding.UTF8.GetByteCount(body)}
            Connection: close
            Date: {clock.GetUtcNow():r}
            Cache-Control: no-store
            X-Content-Type-Options: nosniff


            """).ReplaceLineEndings("\r\n");
        return Encoding.UTF8.GetBytes(isHead ? head : head + body);
    }
}
