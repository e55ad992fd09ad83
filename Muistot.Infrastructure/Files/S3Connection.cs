using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.Options;
using Muistot.Application.Common;

namespace Muistot.Infrastructure.Files;

/// <summary>The connections to the server of the bucket. While it is unavailable, callers learn so soon.</summary>
public sealed class S3Connection : IDisposable
{
    /// <summary>How long the server may take to answer a request that moves next to nothing.</summary>
    internal static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(1500);

    /// <summary>What operators are told where the bucket is not there.</summary>
    internal const string NoBucket = "Files:S3:Bucket must name a bucket that exists in the store of images.";

    private const string NoSuchBucket = "NoSuchBucket";

    private readonly AmazonS3Client client;

    /// <summary>Sets connections up; none is made before it is needed.</summary>
    /// <param name="options">Where the bucket is.</param>
    public S3Connection(IOptions<FileStoreOptions> options)
    {
        var settings = options.Value.S3;
        Bucket = settings.Bucket;
        client = new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), new AmazonS3Config
        {
            ServiceURL = settings.ServiceUrl,
            AuthenticationRegion = settings.Region,
            ForcePathStyle = true,
            MaxErrorRetry = 1,

            // Each request has its own limit; these are for what it does not reach.
            ConnectTimeout = Brief,
            Timeout = TimeSpan.FromMinutes(2),

            // Checksums beside a signed body are an addition of Amazon's that other servers refuse or store as part of the file.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
    }

    /// <summary>Name of the bucket.</summary>
    internal string Bucket { get; }

    /// <summary>Asks the server.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The answer, or nothing when there is no such file.</returns>
    /// <exception cref="UnavailableException">The server, or the bucket, is unavailable.</exception>
    internal async Task<T?> AskAsync<T>(Func<IAmazonS3, CancellationToken, Task<T>> request, TimeSpan limit,
        CancellationToken cancellationToken)
        where T : class
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(limit);
        try
        {
            return await request(client, limited.Token);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound && missing.ErrorCode != NoSuchBucket)
        {
            return null;
        }
        catch (Exception fault) when (IsOutage(fault) && !cancellationToken.IsCancellationRequested)
        {
            throw Unavailable(fault);
        }
    }

    /// <summary>Says what an outage is about. The server's own words are missing, or repeat the id of the key.</summary>
    internal static UnavailableException Unavailable(Exception fault) => new(new DependencyUnavailableException(ReasonOf(fault), fault));

    /// <summary>True when an exception means that the server cannot do its part at this moment.</summary>
    internal static bool IsOutage(Exception fault) =>
        fault is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or OperationCanceledException;

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static string ReasonOf(Exception fault) => fault switch
    {
        AmazonS3Exception { ErrorCode: NoSuchBucket } => NoBucket,
        AmazonServiceException { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } =>
            "The store of images refuses the key (Files:S3:AccessKey and Files:S3:SecretKey).",
        _ => "The store of images (Files:S3:ServiceUrl) is unavailable, or answers what cannot be understood.",
    };
}
