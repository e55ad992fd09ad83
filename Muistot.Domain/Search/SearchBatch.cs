namespace Muistot.Domain.Search;

/// <summary>
/// Words of a long text that its save did not index, so that others need not wait for it. Queries read them until a job has indexed them.
/// A resource refers to a batch as it does to a term.
/// </summary>
public sealed class SearchBatch
{
    /// <summary>Most rows that the words of a batch, or those that a save indexes of one resource, are going to be.</summary>
    public const int MaximumRows = 4000;

    /// <summary>What stands before each word. No word has it.</summary>
    public const string Separator = "\u0002";

    /// <summary>Key of the batch: the number of its words together (<see cref="SearchWord.Number"/>).</summary>
    public long Id { get; init; }

    /// <summary>The words, folded, each behind the separator.</summary>
    public required string Folded { get; init; }

    /// <summary>The words as they were written, but for case, in the same order.</summary>
    public required string Exact { get; init; }

    /// <summary>The words.</summary>
    public IEnumerable<SearchWord> Words => Folded.Split(Separator).Zip(Exact.Split(Separator)).Skip(1)
        .Select(word => new SearchWord(word.First, word.Second));

    /// <summary>How many rows the index has of a word that is new: its suffixes, itself, and that it occurs.</summary>
    public static int RowsOf(SearchWord word) => SearchPiece.Starts(word.Folded).Count() + 2;

    /// <summary>Takes the words that a save indexes; the rest becomes batches.</summary>
    public static (IReadOnlyList<SearchWord> Indexed, IReadOnlyList<SearchBatch> Batches) Divide(IEnumerable<SearchWord> words)
    {
        List<List<SearchWord>> parts = [[]];
        var rows = 0;
        foreach (var word in words)
        {
            rows += RowsOf(word);
            if (rows > MaximumRows)
            {
                parts.Add([]);
                rows = RowsOf(word);
            }

            parts[^1].Add(word);
        }

        return (parts[0], [.. parts.Skip(1).Select(Of)]);
    }

    private static SearchBatch Of(List<SearchWord> words)
    {
        var all = new SearchWord(
            string.Concat(words.Select(word => Separator + word.Folded)), string.Concat(words.Select(word => Separator + word.Exact)));
        return new SearchBatch { Id = all.Number, Folded = all.Folded, Exact = all.Exact };
    }
}
