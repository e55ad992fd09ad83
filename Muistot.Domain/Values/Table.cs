namespace Muistot.Domain.Values;

/// <summary>Reads the tables of standards that stand beside the code that knows them, and travel inside the assembly.</summary>
internal static class Table
{
    /// <summary>The rows of a tab-separated table below its headings.</summary>
    internal static IEnumerable<string[]> Rows(Type neighbor, string fileName)
    {
        using var stream = neighbor.Assembly.GetManifestResourceStream(neighbor, fileName)
            ?? throw new InvalidOperationException($"The table {fileName} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Split('\t');
    }
}
