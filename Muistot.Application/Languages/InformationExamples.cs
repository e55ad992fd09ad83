namespace Muistot.Application.Languages;

/// <summary>The example texts of projects and sites.</summary>
internal static class InformationExamples
{
    internal const string Name = "Sörnäinen harbour";
    internal const string Abstract = "Coal, bananas and swimmers at the end of the quay.";
    internal const string ImageAlt = "A crane lifts a net of bananas from a ship.";
    internal const string Description =
        "Ships were unloaded here until homes filled the shore. Small memories count too: a smell, a sound, a short cut.";
}
