using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Amazon.S3;
using Amazon.S3.Model;
using Muistot.Application.Common;
using Muistot.Application.Images;
using Muistot.Infrastructure.Caching;

namespace Muistot.Infrastructure.Files;

/// <summary>Keeps files in a bucket, where a file is there as a whole or not at all.</summary>
/// <param name="connection">The connections to its server.</param>
/// <param name="cache">Shared by the nodes: what is known of files is asked for once.</param>
public sealed class S3FileStore(S3Connection connection, SharedCache cache) : IFileStore
{
    // A page of so many is made in little time.
    private const int PageSize = 500;

    // What even a slow connection moves.
    private const double SlowestBytesPerSecond = 500_000;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private readonly SharedFileMetadata known = new(cache, connection.Bucket);

    /// <inheritdoc/>
    public async Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var stream = Read(content);
        await WriteAsync(name, stream, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task WriteAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        // Asked first, so that a server that is unavailable is found out before the file is on its way. Not every server knows the
        // condition below.
        if (await FindAsync(name, cancellationToken) is not null)
            throw Taken(name);
        var request = new PutObjectRequest
        {
            BucketName = connection.Bucket,
            Key = name,
            InputStream = content,
            AutoCloseStream = false,
            UseChunkEncoding = false,
            IfNoneMatch = "*",
        };
        var limit = S3Connection.Brief + TimeSpan.FromSeconds(content.Length / SlowestBytesPerSecond);
        _ = await connection.AskAsync((server, token) => PutAsync(server, request, token), limit, cancellationToken)
            ?? throw new UnavailableException(new DependencyUnavailableException(S3Connection.NoBucket));
    }

    /// <inheritdoc/>
    public async Task<StoredFile?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        if (await known.FindAsync(name, cancellationToken) is { } remembered)
            return Open(name, remembered);
        if (await FindAsync(name, cancellationToken) is { } found)
        {
            var metadata = new FileMetadata(found.ContentLength, new DateTimeOffset(found.LastModified!.Value.ToUniversalTime()));
            await known.KeepAsync(name, metadata, cancellationToken);
            return Open(name, metadata);
        }

        // Without a body, an answer does not tell a missing file from a missing bucket.
        await ProbeAsync(cancellationToken);
        return null;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<(string Name,
        DateTimeOffset ModifiedAt)> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = connection.Bucket, MaxKeys = PageSize };
        ListObjectsV2Response page;
        do
        {
            page = await PageAsync(request, cancellationToken);
            foreach (var file in page.S3Objects ?? [])
                yield return (file.Key, new DateTimeOffset(file.LastModified!.Value.ToUniversalTime()));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        await connection.AskAsync((server, token) => server.DeleteObjectAsync(connection.Bucket, name, token), S3Connection.Brief,
            cancellationToken);
        await known.DropAsync(name);
    }

    /// <inheritdoc/>
    public Task ProbeAsync(CancellationToken cancellationToken) =>
        PageAsync(new ListObjectsV2Request { BucketName = connection.Bucket, MaxKeys = 1 }, cancellationToken);

    // The client reads a stream to its end, to sign it and to send it. Images are large, so nothing is copied.
    private static MemoryStream Read(ReadOnlyMemory<byte> content)
    {
        var bytes = MemoryMarshal.TryGetArray(content, out var array) ? array : new ArraySegment<byte>(content.ToArray());
        return new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
    }

    // A server may answer while the last bytes are still on their way to its disk, and die of that: what it shows as a whole is stored.
    private static async Task<PutObjectResponse> PutAsync(IAmazonS3 server, PutObjectRequest request, CancellationToken cancellationToken)
    {
        var answer = await server.PutObjectAsync(request, cancellationToken);
        while ((await server.GetObjectMetadataAsync(request.BucketName, request.Key, cancellationToken))
            .ContentLength != request.InputStream.Length)
            await Task.Delay(Moment, cancellationToken);
        return answer;
    }

    private StoredFile Open(string name, FileMetadata metadata) =>
        new(new S3FileStream(connection, name, metadata.Length, () => known.DropAsync(name)), metadata.ModifiedAt);

    private Task<GetObjectMetadataResponse?> FindAsync(string name, CancellationToken cancellationToken) => connection.AskAsync(
        (server, token) => server.GetObjectMetadataAsync(connection.Bucket, name, token), S3Connection.Brief, cancellationToken);

    private async Task<ListObjectsV2Response> PageAsync(ListObjectsV2Request request, CancellationToken cancellationToken) =>
        await connection.AskAsync((server, token) => server.ListObjectsV2Async(request, token), S3Connection.Brief, cancellationToken)
            ?? throw new UnavailableException(new DependencyUnavailableException(S3Connection.NoBucket));

    private static UnavailableException Taken(string name) => new(new IOException($"The file '{name}' is there already."));
}
