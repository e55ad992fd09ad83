using Muistot.Application.Images;

namespace Muistot.Tests.Fuzz.Playing;

/// <summary>Everything that should be there in the world of an episode.</summary>
/// <param name="episode">Number of the episode; no other has it.</param>
internal sealed class Ledger(int episode)
{
    private readonly Dictionary<string, Holding> holdings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object> secrets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Holding Holder, Actor? ShownTo)> images = new(StringComparer.Ordinal);

    /// <summary>Owns what everyone may read, such as names of people.</summary>
    public static object Anyone { get; } = new();

    /// <summary>Number of the episode.</summary>
    public int Episode { get; } = episode;

    /// <summary>Its people.</summary>
    public List<Actor> Actors { get; } = [];

    /// <summary>Names of images that have been shown, in that order.</summary>
    public List<string> Images { get; } = [];

    /// <summary>All that was made, also what has been deleted.</summary>
    public IEnumerable<Holding> Holdings => holdings.Values;

    /// <summary>What a request names by its path, or null when that was never made.</summary>
    public Holding? Named(Exchange exchange) => Find(
        exchange.Values.GetValueOrDefault("project"), exchange.Values.GetValueOrDefault("site"),
        exchange.Values.GetValueOrDefault("memory"));

    /// <summary>What stands at a path, or null when nothing was ever made there.</summary>
    public Holding? Find(string? project, string? site = null, string? memory = null) =>
        holdings.GetValueOrDefault(KeyOf(project, site, memory));

    /// <summary>What is the only one of its kind and id.</summary>
    public Holding? Only(string kind, string id) => holdings.Values.LastOrDefault(holding => holding.Kind == kind && holding.Id == id);

    /// <summary>Someone of a name.</summary>
    public Actor? Someone(string? name) => Actors.Find(actor => actor.Name == name);

    /// <summary>Notes something new.</summary>
    public Holding Add(Holding holding)
    {
        var (project, site) = (holding.Project.Id, holding.Kind == "site"
            ? holding.Id : holding.Kind == "memory" ? holding.Parent!.Id
            : null);
        return holdings[KeyOf(project, site, holding.Kind == "memory" ? holding.Id : null)] = holding;
    }

    /// <summary>Notes that the canaries of a text belong to someone, or to what holds them.</summary>
    public void Own(string text, object owner)
    {
        foreach (var canary in Canary.In(text))
            secrets[canary] = owner;
    }

    /// <summary>
    /// Whose a canary is: an <see cref="Actor"/>'s, a <see cref="Holding"/>'s, or nobody's, when nothing that held it was accepted.
    /// </summary>
    public object? OwnerOf(string canary) => secrets.GetValueOrDefault(canary);

    /// <summary>Notes where an image was shown, and to whom.</summary>
    public void Show(string image, Holding holder, Actor? shownTo = null)
    {
        if (images.TryAdd(image, (holder, shownTo)))
            Images.Add(image);
    }

    /// <summary>Whether someone may see an image. An alias shows without a session what its caller may see. Null: not known.</summary>
    public bool? MaySee(string image, Actor? reader) => !images.TryGetValue(image, out var shown) ? null
        : shown.Holder.MaySee(reader ?? (ImageAlias.HasForm(image) ? shown.ShownTo : null));

    private static string KeyOf(string? project, string? site, string? memory) => $"{project}/{site}/{memory}";
}
