using Muistot.Domain.Images;
using Muistot.Domain.Users;

namespace Muistot.Application.Images;

/// <summary>The names of files in the store: those that the service makes, and those that imported images keep.</summary>
public static class StoredName
{
    /// <summary>How the name of a file ends that is not there as a whole yet.</summary>
    public const string TemporaryExtension = ".tmp";

    // Lies beside the images of the service that this one replaces, without a row.
    private const string Placeholder = "placeholder.jpg";

    /// <summary>A name for a file that is not there as a whole yet.</summary>
    public static string Temporary() => $"{Guid.NewGuid():N}{TemporaryExtension}";

    /// <summary>True for the name of an image, not of what was made of one.</summary>
    public static bool IsImage(string name) =>
        ImageFormatNames.OfFile(name) is not null && ImageDerivative.OriginalOf(name) is null
        && !string.Equals(name, Placeholder, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the name of an image or an export, and of what the service can have left of one.</summary>
    public static bool IsOurs(string name) => IsImage(ImageDerivative.OriginalOf(name) ?? name)
        || (name.EndsWith(AccountExport.Extension, StringComparison.Ordinal)
            && Guid.TryParseExact(name[..^AccountExport.Extension.Length], "D", out _))
        || (name.EndsWith(TemporaryExtension, StringComparison.Ordinal)
            && Guid.TryParseExact(name[..^TemporaryExtension.Length], "N", out _));
}
