using System.Security.Cryptography;
using Muistot.Application.Images;

namespace Muistot.Infrastructure.Files;

/// <summary>Keeps the key of aliases in the memory of the process: it goes with the process, and so do the aliases.</summary>
public sealed class InProcessImageAliasKey : IImageAliasKey
{
    /// <summary>Length of a key, in bytes.</summary>
    internal const int Length = 32;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(Length);

    /// <inheritdoc/>
    public ValueTask<byte[]> GetAsync() => ValueTask.FromResult(key);
}
