using System.Globalization;

namespace Muistot.Tests.Harness;

/// <summary>
/// A server of the test's own that speaks the protocol of Amazon S3, with an empty bucket, in a folder that goes with it.
/// </summary>
internal sealed class S3Server : IAsyncDisposable
{
    private const string Bucket = "muistot-images";

    // s3rver takes this pair of keys and no other.
    private const string Key = "S3RVER";

    private readonly string folder;

    private S3Server(string folder, ServerProcess process, string address)
    {
        (this.folder, Process, Images) = (folder, process, new ImageFolder(Path.Combine(folder, Bucket), "._S3rver_object"));
        Settings = new Dictionary<string, string>
        {
            ["Files:Driver"] = "S3",
            ["Files:S3:ServiceUrl"] = address,
            ["Files:S3:Bucket"] = Bucket,
            ["Files:S3:AccessKey"] = Key,
            ["Files:S3:SecretKey"] = Key,
        };
    }

    /// <summary>The server's process.</summary>
    public ServerProcess Process { get; }

    /// <summary>The settings that lead to the bucket.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>What is in the bucket.</summary>
    public ImageFolder Images { get; }

    /// <summary>Starts a server.</summary>
    public static async Task<S3Server> StartAsync()
    {
        NeedsServersAttribute.Check();
        var program = Repository.At("dev", "s3", "node_modules", "s3rver", "bin", "s3rver.js");
        if (!File.Exists(program))
            throw new InvalidOperationException("The S3 server is not installed: ./test.sh does that, or npm ci in dev/s3.");
        var (folder, port) = (Directory.CreateTempSubdirectory("muistot-s3-").FullName, ServerProcess.FreePort());
        var number = port.ToString(CultureInfo.InvariantCulture);

        // It ciphers the tokens of its lists by DES, which OpenSSL has put aside.
        string[] arguments = ["--openssl-legacy-provider", program, "--directory", folder, "--address", "127.0.0.1", "--port", number,
            "--silent", "--no-vhost-buckets", "--configure-bucket", Bucket];
        return new S3Server(folder, await ServerProcess.StartAsync("node", arguments, port), $"http://127.0.0.1:{number}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
