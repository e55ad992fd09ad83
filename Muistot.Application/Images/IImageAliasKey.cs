using Muistot.Application.Common;

namespace Muistot.Application.Images;

/// <summary>
/// The secret key that aliases of images are signed with: the same on every node, and neither stored in the database nor logged.
/// </summary>
public interface IImageAliasKey
{
    /// <summary>Gets the key, 32 random bytes.</summary>
    /// <exception cref="UnavailableException">The nodes' common store is unavailable, and this node does not know the key yet.</exception>
    ValueTask<byte[]> GetAsync();
}
