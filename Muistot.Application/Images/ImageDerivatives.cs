using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;
using Muistot.Domain.Images;

namespace Muistot.Application.Images;

/// <summary>
/// Finds derivatives of images in the store, and makes those that are not there: each once, however many ask for it at the same time.
/// Two nodes may make the same one; they write the same bytes.
/// </summary>
/// <param name="files">The files.</param>
/// <param name="renderer">Makes them.</param>
/// <param name="options">How much is decoded at once.</param>
/// <param name="clock">The current time.</param>
public sealed class ImageDerivatives(IFileStore files, IImageRenderer renderer, IOptions<FilesOptions> options, TimeProvider clock)
    : IDisposable
{
    // Of images that cannot be decoded so many are remembered, so that they are not tried with each request.
    private const int MostUnreadable = 10_000;

    private readonly ConcurrentDictionary<string, Lazy<Task<Made>>> making = new(StringComparer.Ordinal);
    private readonly MemoryCache unreadable = new(new MemoryCacheOptions { SizeLimit = MostUnreadable });
    private readonly SemaphoreSlim decodings = new(options.Value.MaxDecodings);

    /// <summary>Opens a derivative; makes it when it is not there.</summary>
    /// <param name="original">Name of the image.</param>
    /// <param name="derivative">What is made of it.</param>
    /// <param name="cancellationToken">Ends the waiting, not the making: others may wait for it.</param>
    /// <returns>Null when nothing can be made of the image, or it is gone.</returns>
    /// <exception cref="UnavailableException">The store is unavailable.</exception>
    public async Task<StoredFile?> OpenAsync(string original, ImageDerivative derivative, CancellationToken cancellationToken)
    {
        if (unreadable.TryGetValue(original, out _))
            return null;
        var name = derivative.NameOf(original);
        if (await files.OpenAsync(name, cancellationToken) is { } kept)
            return kept;
        var made = await MakeOnceAsync(original, derivative).WaitAsync(cancellationToken);
        if (made.IsKept && await files.OpenAsync(name, cancellationToken) is { } file)
            return file;
        return made.Bytes is { } bytes ? new StoredFile(new MemoryStream(bytes, writable: false), clock.GetUtcNow()) : null;
    }

    /// <summary>Makes all derivatives of an image that are not there.</summary>
    /// <param name="original">Name of the image.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>False when nothing can be made of it.</returns>
    /// <exception cref="UnavailableException">The store is unavailable.</exception>
    public async Task<bool> MakeAllAsync(string original, CancellationToken cancellationToken)
    {
        foreach (var derivative in ImageDerivative.All)
        {
            if (await OpenAsync(original, derivative, cancellationToken) is not { } file)
                return false;
            await file.Content.DisposeAsync();
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        unreadable.Dispose();
        decodings.Dispose();
    }

    private Task<Made> MakeOnceAsync(string original, ImageDerivative derivative)
    {
        var name = derivative.NameOf(original);
        return making.GetOrAdd(name, _ => new Lazy<Task<Made>>(() => Task.Run(async () =>
        {
            try
            {
                return await MakeAsync(original, derivative);
            }
            finally
            {
                making.TryRemove(name, out Lazy<Task<Made>>? _);
            }
        }))).Value;
    }

    // What waits for its turn holds no bytes.
    private async Task<Made> MakeAsync(string original, ImageDerivative derivative)
    {
        await decodings.WaitAsync();
        try
        {
            // Someone may have made it between the look at the store and the turn.
            if (await files.OpenAsync(derivative.NameOf(original), CancellationToken.None) is { } kept)
            {
                await kept.Content.DisposeAsync();
                return new Made(null, IsKept: true);
            }

            if (await files.ReadImageAsync(original, CancellationToken.None) is not { } bytes)
                return new Made(null, IsKept: false);
            if (renderer.Render(bytes, derivative, options.Value.MaxPixels) is { } made)
                return new Made(made, await TryKeepAsync(derivative.NameOf(original), made));
            unreadable.Set(original, true, new MemoryCacheEntryOptions { Size = 1 });
            return new Made(null, IsKept: false);
        }
        finally
        {
            decodings.Release();
        }
    }

    // It is shown all the same where it cannot be kept, or another node has been faster.
    private async Task<bool> TryKeepAsync(string name, byte[] bytes)
    {
        try
        {
            await files.WriteAsync(name, bytes, CancellationToken.None);
            return true;
        }
        catch (UnavailableException)
        {
            return false;
        }
    }

    private sealed record Made(byte[]? Bytes, bool IsKept);
}

/// <summary>Deletes images.</summary>
internal static class DerivativeFiles
{
    /// <summary>Deletes an image, and what was made of it. What is being made at this moment is found by the sweep.</summary>
    internal static async Task DeleteWithDerivativesAsync(this IFileStore files, string name, CancellationToken cancellationToken)
    {
        await files.DeleteAsync(name, cancellationToken);
        await Task.WhenAll(ImageDerivative.All.Select(derivative => files.DeleteAsync(derivative.NameOf(name), cancellationToken)));
    }
}
