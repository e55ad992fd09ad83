using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using NSwag;
using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>
/// Describes each kind of refusal once, under <c>components/responses</c>, and lets the operations refer to it. A response that
/// brings other headers than the first of its status stays where it is.
/// </summary>
internal sealed class SharedRefusals : IDocumentProcessor
{
    public void Process(DocumentProcessorContext context)
    {
        var shared = context.Document.Components.Responses;
        foreach (var responses in context.Document.Operations.Select(described => described.Operation.Responses))
        {
            foreach (var (code, response) in responses.ToList())
            {
                if (string.CompareOrdinal(code, "400") < 0)
                    continue;
                var name = NameOf(code);
                if (!shared.TryGetValue(name, out var first))
                    shared.Add(name, first = response);
                if (AreEqual(response.Content.Keys, first.Content.Keys) && AreEqual(response.Headers.Keys, first.Headers.Keys))
                    responses[code] = new OpenApiResponse { Reference = first, Description = first.Description };
            }
        }
    }

    private static bool AreEqual(IEnumerable<string> names, IEnumerable<string> others) =>
        names.SequenceEqual(others, StringComparer.Ordinal);

    private static string NameOf(string code) =>
        ReasonPhrases.GetReasonPhrase(int.Parse(code, CultureInfo.InvariantCulture)).Replace(" ", "", StringComparison.Ordinal);
}
