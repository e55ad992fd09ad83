using Muistot.Domain.Languages;

namespace Muistot.Application.Images;

/// <summary>What is said of the image of a project or site, in each language.</summary>
internal static class AlternativeTexts
{
    /// <summary>Takes away what is said of an image that is about to be replaced or taken away.</summary>
    internal static void ForgetImage(this IEnumerable<Information> texts)
    {
        foreach (var text in texts)
            text.ImageAlt = null;
    }
}
