namespace Muistot.Application.Images;

/// <summary>Something that the sweep found among the images.</summary>
/// <param name="Problem">What it is.</param>
/// <param name="FileName">Which image.</param>
public sealed record ImageFinding(ImageProblem Problem, string FileName);

/// <summary>What can be wrong with an image.</summary>
public enum ImageProblem
{
    /// <summary>A file that no row names, or that was made of such a one. Put right: it is deleted.</summary>
    FileWithoutRow,

    /// <summary>A row whose file is gone. Put right: the row is deleted, and what held it has no image.</summary>
    RowWithoutFile,

    /// <summary>A row that nothing holds. Put right: it is deleted, and its file.</summary>
    RowWithoutHolder,

    /// <summary>
    /// A row that nothing holds, and that was imported. It is left alone: an import that goes on may bring what holds it.
    /// </summary>
    ImportedWithoutHolder,

    /// <summary>A file that tells more than its image. Put right: it is stored anew without that.</summary>
    Metadata,

    /// <summary>A file that is not an image that can be read, so that nobody knows what it tells. It is left alone.</summary>
    Unreadable,

    /// <summary>A file that is not an image by its name. It is left alone, and nothing is wrong with it.</summary>
    NotOurs,
}
