using System.Text.Json.Serialization.Metadata;
using Muistot.Domain.History;

namespace Muistot.Infrastructure.Export;

/// <summary>Writes what a resource holds beside the other members of its row, and not as an object in it.</summary>
internal static class FlatContent
{
    /// <summary>Puts the members of a content in the place of the member that holds it.</summary>
    internal static void Flatten(JsonTypeInfo row)
    {
        var content = row.Properties.FirstOrDefault(member => member.PropertyType.IsSubclassOf(typeof(ResourceContent)));
        if (content is not { Get: { } contentOf })
            return;
        var place = row.Properties.IndexOf(content);
        row.Properties.RemoveAt(place);
        foreach (var member in row.Options.GetTypeInfo(content.PropertyType).Properties)
        {
            var flat = row.CreateJsonPropertyInfo(member.PropertyType, member.Name);
            flat.Get = one => contentOf(one) is { } held ? member.Get!(held) : null;
            row.Properties.Insert(place++, flat);
        }
    }
}
