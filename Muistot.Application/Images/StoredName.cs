using Muistot.Domain.Images;

namespace Muistot.Application.Images;

/// <summary>The names of files in the store: those that the service makes, and those that imported pictures keep.</summary>
public static class StoredName
{
    /// <summary>How the name of a file ends that is not there as a whole yet.</summary>
    public const string TemporaryExtension = ".tmp";

    // Lies beside the pictures of the service that this one replaces, without a row.
    private const string StandIn = "placeholder.jpg";

    /// <summary>A name for a file that is not there as a whole yet.</summary>
    public static string Temporary() => $"{Guid.NewGuid():N}{TemporaryExtension}";

    /// <summary>True for the name of a picture.</summary>
    public static bool IsPicture(string name) =>
        PictureFormatNames.OfFile(name) is not null && !string.Equals(name, StandIn, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the name of a picture, and of what the service can have left of one.</summary>
    public static bool IsOurs(string name) => IsPicture(name)
        || (name.EndsWith(TemporaryExtension, StringComparison.Ordinal) && Guid.TryParseExact(name[..^TemporaryExtension.Length], "N", out _));
}
