using System.Buffers;
using System.IO.Pipelines;
using Muistot.Api.Caching;

namespace Muistot.Api.Ogc;

/// <summary>
/// Sends a body while it is being made. What the server's own writer has been given cannot be taken back: where the making fails before
/// the first part has left, the error would follow what there was of the body.
/// </summary>
internal static class StreamedBody
{
    private const int FirstPart = 16 * 1024;

    /// <summary>Sends what is written: all of it, or what had left before the failure, which ends the connection.</summary>
    /// <param name="response">The response.</param>
    /// <param name="write">Writes the body.</param>
    internal static async Task SendAsync(HttpResponse response, Func<PipeWriter, Task> write)
    {
        await using var held = new BoundedBuffer(response.Body, FirstPart, () => { });
        var body = PipeWriter.Create(held, new StreamPipeWriterOptions(leaveOpen: true));
        try
        {
            await write(body);
        }
        catch (Exception fault)
        {
            await body.CompleteAsync(fault);
            throw;
        }

        await body.CompleteAsync();

        // A short one leaves with the headers, which are not known before the end.
#pragma warning disable RS0030
        if (!held.IsSpilt)
            response.BodyWriter.Write(held.Held);
#pragma warning restore RS0030
    }
}
