using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Common;
using Muistot.Application.Images;

namespace Muistot.Infrastructure.Files;

/// <summary>Keeps files in a store that belongs to this database, and changes nothing in one that belongs to another.</summary>
/// <param name="store">The store.</param>
/// <param name="claim">Knows whose it is.</param>
public sealed class ClaimedFileStore([FromKeyedServices(StoreClaim.Unguarded)] IFileStore store, StoreClaim claim) : IFileStore
{
    /// <inheritdoc/>
    public async Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await EnsureAsync(cancellationToken);
        await store.WriteAsync(name, content, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task WriteAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        await EnsureAsync(cancellationToken);
        await store.WriteAsync(name, content, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredFile?> OpenAsync(string name, CancellationToken cancellationToken) => store.OpenAsync(name, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<(string Name, DateTimeOffset ModifiedAt)> ListAsync(CancellationToken cancellationToken) =>
        store.ListAsync(cancellationToken).Where(file => !string.Equals(file.Name, StoreClaim.MarkName, StringComparison.Ordinal));

    /// <inheritdoc/>
    public Task ProbeAsync(CancellationToken cancellationToken) => store.ProbeAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        await EnsureAsync(cancellationToken);
        await store.DeleteAsync(name, cancellationToken);
    }

    private async Task EnsureAsync(CancellationToken cancellationToken)
    {
        try
        {
            await claim.EnsureAsync(cancellationToken);
        }
        catch (WrongSettingException foreign)
        {
            throw new UnavailableException(new DependencyUnavailableException(foreign.Message, foreign));
        }
    }
}
