namespace Muistot.Infrastructure.Import.Writing;

/// <summary>
/// Who has which name, as far as the database does not say so yet. A holder is a row in the target, or the negative key of one in the
/// source that is not written yet.
/// </summary>
/// <param name="isDryRun">True to remember what is given, which the database does not.</param>
internal sealed class NameHolders(bool isDryRun)
{
    private readonly Dictionary<(long Scope, string Name), long> given = [];
    private readonly HashSet<long> released = [];

    /// <summary>Forgets what was given: it is written by now, or was rolled back.</summary>
    internal void Clear()
    {
        if (isDryRun)
            return;
        given.Clear();
        released.Clear();
    }

    /// <summary>Who has a name, or 0.</summary>
    /// <param name="scope">In what names are unique.</param>
    /// <param name="name">The name.</param>
    /// <param name="inDatabase">Who has it in the database, or 0.</param>
    internal long Find(long scope, string name, long inDatabase)
    {
        if (given.TryGetValue((scope, name), out var holder))
            return holder;
        return released.Contains(inDatabase) ? 0 : inDatabase;
    }

    /// <summary>Lets go of the names that a row has in the database: it gets others.</summary>
    internal void Release(long row) => released.Add(row);

    /// <summary>Gives a name.</summary>
    internal void Give(long scope, string name, long holder) => given[(scope, name)] = holder;
}
