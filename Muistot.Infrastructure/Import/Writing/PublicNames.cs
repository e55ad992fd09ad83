using Muistot.Domain.Values;
using Muistot.Infrastructure.Import.Mending;
using Muistot.Infrastructure.Import.Reading;

namespace Muistot.Infrastructure.Import.Writing;

/// <summary>Chooses the public ids of projects or sites: the ones that they had, unless those cannot be.</summary>
/// <param name="what">What they are the ids of, in a word.</param>
/// <param name="isDryRun">True to remember what is chosen, which the database does not.</param>
internal sealed class PublicNames(string what, bool isDryRun)
{
    private readonly Dictionary<(long Parent, string Name), long> chosen = [];

    /// <summary>Forgets what was chosen and is written, or was not.</summary>
    internal void Forget()
    {
        if (!isDryRun)
            chosen.Clear();
    }

    /// <summary>Chooses an id.</summary>
    /// <param name="row">The row, whose column is <c>name</c>.</param>
    /// <param name="known">What is known of the row.</param>
    /// <param name="parent">In what the id has to be unique.</param>
    /// <param name="findHolder">Finds the key of the row here that has an id in the parent, or 0.</param>
    /// <returns>The id, and why it is another one, when it is.</returns>
    internal async Task<(string Name, string? Mended)> ChooseAsync(OldRow row, Known? known, long parent, Func<string, Task<long>> findHolder)
    {
        var old = row.Text("name") ?? "";
        var fitting = Names.PublicId(old, what, Identifier.MinimumLength, Identifier.MaximumLength);
        var (name, number, own) = (fitting, 1, known?.Key.First ?? -row.First);
        while (await HolderAsync(name) is not 0 and var holder && holder != own)
            name = Names.PublicIdWithNumber(fitting, ++number, Identifier.MaximumLength);
        chosen[(parent, name)] = own;
        if (name == old)
            return (name, null);
        return (name, number > 1 ? $"another {what} has its public id here; it is '{name}' now" : $"its public id is not one that is taken here; it is '{name}' now");

        async Task<long> HolderAsync(string wanted) => chosen.TryGetValue((parent, wanted), out var holder) ? holder : await findHolder(wanted);
    }
}
