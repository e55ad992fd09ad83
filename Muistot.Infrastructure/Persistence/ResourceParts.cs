using Microsoft.EntityFrameworkCore.Metadata;
using Muistot.Domain.Values;

namespace Muistot.Infrastructure.Persistence;

/// <summary>Knows which rows are parts of a resource (<see cref="IPartOf{TResource}"/>).</summary>
internal static class ResourceParts
{
    // Found once for each type, and kept with the model: each save asks of each row.
    private const string Annotation = "Muistot:KeyOfResource";

    /// <summary>The foreign key that leads from a part to its resource; null for rows that are not parts.</summary>
    internal static IForeignKey? KeyOfResource(IEntityType part) => part.GetOrAddRuntimeAnnotationValue(
        Annotation, static part => part!.GetForeignKeys().FirstOrDefault(key => IsPartOf(part.ClrType, key.PrincipalEntityType.ClrType)),
        part);

    private static bool IsPartOf(Type part, Type principal) =>
        principal.IsAssignableTo(typeof(IVersioned)) && part.IsAssignableTo(typeof(IPartOf<>).MakeGenericType(principal));
}
