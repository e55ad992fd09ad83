namespace Muistot.Application.Map;

/// <summary>A request about a collection of features: of one project, or of all that the caller may read.</summary>
public interface IMapRequest
{
    /// <summary>The collection.</summary>
    MapCollectionId Collection { get; }
}
