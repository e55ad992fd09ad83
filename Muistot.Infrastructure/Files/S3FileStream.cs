using Amazon.S3.Model;
using Muistot.Application.Common;

namespace Muistot.Infrastructure.Files;

/// <summary>
/// The bytes of a file in a bucket, read while they arrive. The file is asked for at the first read, from where one is in it then:
/// whoever wants a part of it, or only its length, gets no more.
/// </summary>
/// <param name="connection">The connections to the server.</param>
/// <param name="name">The file.</param>
/// <param name="length">Its bytes.</param>
/// <param name="whenGone">Hears that the file is gone.</param>
internal sealed class S3FileStream(S3Connection connection, string name, long length, Func<Task> whenGone) : Stream
{
    // A server that has begun to send a file may pause, and not for ever.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private GetObjectResponse? source;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= length || buffer.IsEmpty)
            return 0;
        source ??= await AskAsync(cancellationToken);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(LongestPause);
        try
        {
            var count = await source.ResponseStream.ReadAsync(buffer, limited.Token);
            position += count;
            return count > 0 ? count : throw new EndOfStreamException();
        }
        catch (Exception fault) when (S3Connection.IsOutage(fault) && !cancellationToken.IsCancellationRequested)
        {
            throw S3Connection.Unavailable(fault);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = offset + origin switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => position,
            _ => length,
        };
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        if (target != position)
            Leave();
        return position = target;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Files of a bucket are read asynchronously.");

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Leave();
        base.Dispose(disposing);
    }

    private async Task<GetObjectResponse> AskAsync(CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest { BucketName = connection.Bucket, Key = name };
        if (position > 0)
            request.ByteRange = new ByteRange(position, length - 1);
        if (await connection.AskAsync((server, token) => server.GetObjectAsync(request, token), S3Connection.Brief,
            cancellationToken) is { } answer)
            return answer;
        await whenGone();
        throw new UnavailableException(new FileNotFoundException());
    }

    private void Leave()
    {
        source?.Dispose();
        source = null;
    }
}
