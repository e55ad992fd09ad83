using Muistot.Domain.Images;

namespace Muistot.Application.Images;

/// <summary>The names of files that the service makes in its store. What is imported keeps its own, which rows know.</summary>
public static class StoredName
{
    /// <summary>How the name of a file ends that is not there as a whole yet.</summary>
    public const string TemporaryExtension = ".tmp";

    /// <summary>A name for a file that is not there as a whole yet.</summary>
    public static string Temporary() => $"{Guid.NewGuid():N}{TemporaryExtension}";

    /// <summary>True for the name of a picture that the service can have stored.</summary>
    public static bool IsPicture(string name) =>
        PictureFormatNames.OfFile(name) is not null && Guid.TryParseExact(Path.GetFileNameWithoutExtension(name), "D", out _);

    /// <summary>True for the name of any file that the service can have made.</summary>
    public static bool IsOurs(string name) => IsPicture(name)
        || (name.EndsWith(TemporaryExtension, StringComparison.Ordinal) && Guid.TryParseExact(name[..^TemporaryExtension.Length], "N", out _));
}
