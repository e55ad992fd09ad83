using NSwag.Generation.Processors;
using NSwag.Generation.Processors.Contexts;

namespace Muistot.Api.OpenApi;

/// <summary>Orders the groups of operations as a newcomer meets them: what there is to read first, who decides on it last.</summary>
internal sealed class TagOrder : IDocumentProcessor
{
    private static readonly List<string> First = ["Projects", "Sites", "Memories", "Images", "Login", "Me", "Reports", "Admin"];

    public void Process(DocumentProcessorContext context) => context.Document.Tags =
    [
        .. context.Document.Tags
            .OrderBy(tag => First.IndexOf(tag.Name) is >= 0 and var place ? place : First.Count)
            .ThenBy(tag => tag.Name, StringComparer.Ordinal),
    ];
}
