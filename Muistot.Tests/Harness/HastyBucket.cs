using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Muistot.Tests.Harness;

/// <summary>
/// A bucket of one file, whose server answers before it has stored what it took. That is a matter of microseconds at a real server,
/// and cannot be brought about there.
/// </summary>
internal sealed class HastyBucket : IAsyncDisposable
{
    private readonly WebApplication server;
    private long? taken;

    private HastyBucket(string address, int looks)
    {
        Settings = new Dictionary<string, string>
        {
            ["Files:S3:ServiceUrl"] = address,
            ["Files:S3:Bucket"] = "hasty",
            ["Files:S3:AccessKey"] = "key",
            ["Files:S3:SecretKey"] = "secret",
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        server = builder.Build();
        server.MapPut("/hasty/{name}", async (HttpRequest request) =>
        {
            await request.Body.CopyToAsync(Stream.Null);
            taken = request.ContentLength;
        });
        server.MapMethods("/hasty/{name}", [HttpMethods.Head], (HttpResponse response) =>
        {
            if (taken is null)
                response.StatusCode = StatusCodes.Status404NotFound;
            else
                response.ContentLength = ++Looks < looks ? taken - 1 : taken;
        });
    }

    /// <summary>The settings that lead to the bucket.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>How often the file was looked at since it was taken.</summary>
    public int Looks { get; private set; }

    /// <summary>Starts its server.</summary>
    /// <param name="looks">At which look the file is there as a whole.</param>
    public static async Task<HastyBucket> StartAsync(int looks)
    {
        var bucket = new HastyBucket($"http://127.0.0.1:{ServerProcess.FreePort().ToString(CultureInfo.InvariantCulture)}", looks);
        await bucket.server.StartAsync();
        return bucket;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();
}
