using System.Globalization;
using Muistot.Tests.Fuzz.Document;
using Muistot.Tests.Fuzz.Playing;

namespace Muistot.Tests.Fuzz.Oracles;

/// <summary>Answers are as the document declares them: status, media type, schema.</summary>
/// <param name="document">The document.</param>
internal sealed class DocumentOracle(ApiDescription document) : IOracle
{
    private readonly SchemaCheck schemas = new(document);

    /// <inheritdoc/>
    public string? Judge(Exchange exchange, Ledger ledger)
    {
        if (exchange.Operation is not { } operation)
            return null;
        if (!operation.Answers.TryGetValue(exchange.Status, out var types))
            return $"{exchange.Status.ToString(CultureInfo.InvariantCulture)} is not declared for {operation.Id}";
        if (exchange.Step.Method == "HEAD" || exchange.Status == 304)
            return exchange.Received.Length == 0 ? null : "it has a body";
        if (types.Count == 0)
            return exchange.Received.Length == 0 ? null : "it has a body, which is not declared";

        // Only requests that prefer it are answered with what they made.
        if (exchange.Status == 201 && exchange.Received.Length == 0)
            return null;
        if (!types.TryGetValue(exchange.MediaType, out var schema))
            return $"the media type {exchange.MediaType} is not declared for {operation.Id}";
        if (exchange.MediaType != "application/json")
            return null;
        return exchange.ReceivedJson is not { } json ? "it is no JSON" : schemas.Problems(schema, json).FirstOrDefault();
    }
}
