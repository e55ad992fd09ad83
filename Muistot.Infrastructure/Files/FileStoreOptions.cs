using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Muistot.Infrastructure.Files;

/// <summary>Settings of section <c>Files</c> that say where images are kept.</summary>
public sealed class FileStoreOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Files";

    /// <summary>What keeps the files.</summary>
    public FileStoreDriver Driver { get; set; } = FileStoreDriver.Folder;

    /// <summary>The folder of <see cref="FileStoreDriver.Folder"/>, A relative path starts from <see cref="DataRoot"/>.</summary>
    public string Folder { get; set; } = "data/images";

    /// <summary>The bucket of <see cref="FileStoreDriver.S3"/>.</summary>
    public S3Options S3 { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var faults = Driver == FileStoreDriver.S3 ? S3.Faults() : FolderFaults();
        return faults.Select(fault => new ValidationResult(fault));
    }

    private IEnumerable<string> FolderFaults()
    {
        if (string.IsNullOrWhiteSpace(Folder))
            yield return "Files:Folder must name a folder when Files:Driver is Folder.";
    }
}

/// <summary>What can keep files.</summary>
public enum FileStoreDriver
{
    /// <summary>A folder of the machine.</summary>
    Folder,

    /// <summary>A bucket of a server that speaks the protocol of Amazon S3.</summary>
    S3,
}

/// <summary>A bucket, on Amazon S3 or on any other server that speaks its protocol. Buckets are addressed in the path.</summary>
public sealed partial class S3Options
{
    /// <summary>The server: an absolute address, as <c>https://s3.eu-north-1.amazonaws.com</c>.</summary>
    public string ServiceUrl { get; set; } = "";

    /// <summary>Name of the bucket, which is there already and holds nothing else.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>Id of the key to sign requests with.</summary>
    public string AccessKey { get; set; } = "";

    /// <summary>The key to sign requests with.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>The region that requests are signed for. Servers other than Amazon's mostly take the default.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>What is wrong with the settings, a sentence each. None repeats a value: an address can hold a password.</summary>
    internal IEnumerable<string> Faults()
    {
        if (!Uri.TryCreate(ServiceUrl, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            yield return "Files:S3:ServiceUrl must be an absolute address that begins with https:// or http:// when Files:Driver is S3.";
        else if (address.UserInfo.Length > 0 || address.PathAndQuery != "/" || address.Fragment.Length > 0)
            yield return "Files:S3:ServiceUrl must be a server and a port; the bucket and the keys have settings of their own.";
        if (!BucketName().IsMatch(Bucket))
            yield return "Files:S3:Bucket must be the name of a bucket (3 to 63 small letters, digits, dots and hyphens) when Files:Driver is S3.";
        if (string.IsNullOrWhiteSpace(AccessKey))
            yield return "Files:S3:AccessKey must be set when Files:Driver is S3.";
        if (string.IsNullOrWhiteSpace(SecretKey))
            yield return "Files:S3:SecretKey must be set when Files:Driver is S3.";
        if (string.IsNullOrWhiteSpace(Region))
            yield return "Files:S3:Region must be set when Files:Driver is S3; use us-east-1 for servers without regions.";
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex BucketName();
}
