using System.Diagnostics.CodeAnalysis;
using Muistot.Domain.Projects;
using Muistot.Domain.Values;

namespace Muistot.Application.Map;

/// <summary>What the features of a collection are.</summary>
public enum MapKind
{
    /// <summary>Places.</summary>
    Sites,

    /// <summary>What people remember of places, as points at their sites.</summary>
    Memories,
}

/// <summary>
/// Names a collection of features: <c>sites</c> and <c>memories</c> of all projects, <c>{project}.sites</c> and
/// <c>{project}.memories</c> of one.
/// </summary>
/// <param name="Kind">What its features are.</param>
/// <param name="Project">The project, or null for all.</param>
public sealed record MapCollectionId(MapKind Kind, ProjectId? Project = null) : IValue<MapCollectionId>
{
    private const string Sites = "sites";
    private const string Memories = "memories";

    /// <inheritdoc/>
    public static string Rule => "Must be sites, memories, or one of them after the id of a project and a dot.";

    /// <inheritdoc/>
    public static string Example => "sites";

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out MapCollectionId? value)
    {
        var dot = text.LastIndexOf('.');
        ProjectId? project = null;
        MapKind? kind = text[(dot + 1)..] switch
        {
            Sites => MapKind.Sites,
            Memories => MapKind.Memories,
            _ => null,
        };
        value = kind is { } known && (dot < 0 || ProjectId.TryParse(text[..dot], out project)) ? new MapCollectionId(known, project) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var name = Kind == MapKind.Sites ? Sites : Memories;
        return Project is null ? name : $"{Project.Value}.{name}";
    }
}
