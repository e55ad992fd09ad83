namespace Muistot.Application.Common;

/// <summary>
/// A view of one resource that knows which version it shows, read together with what it shows. The version is not a member of the
/// response: a response that is such a view has an entity tag that names it.
/// </summary>
public interface IVersionedView
{
    /// <summary>The version.</summary>
    ResourceVersion Version { get; }
}
