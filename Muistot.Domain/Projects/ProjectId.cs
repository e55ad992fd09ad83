using System.Diagnostics.CodeAnalysis;
using Muistot.Domain.Values;

namespace Muistot.Domain.Projects;

/// <summary>The public id of a project: 4 to 250 of <c>[a-zA-Z0-9_-]</c>, unique in the service.</summary>
/// <param name="Value">The id as text.</param>
public sealed record ProjectId(string Value) : IValue<ProjectId>
{
    /// <inheritdoc/>
    public static string Rule => "Must be 4 to 250 characters: letters a-z and A-Z, digits, hyphens and underscores.";

    /// <inheritdoc/>
    public static string Example => "sornainen-harbour";

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out ProjectId? value)
    {
        value = Identifier.IsMatch(text) ? new ProjectId(text) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
