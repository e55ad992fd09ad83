using System.Text;
using Muistot.Tests.Fuzz.Playing;

namespace Muistot.Tests.Fuzz;

/// <summary>A small world that never was, and answers that were never given: for proving that the oracles catch them.</summary>
internal sealed class Fabricated
{
    /// <summary>Makes a published project with a published site of the maker, which has a published memory of theirs.</summary>
    public Fabricated()
    {
        Root = Someone("root", isSuperuser: true);
        Maker = Someone("maker");
        User = Someone("user");
        Project = Ledger.Add(new Holding("project", "proj", null, Root) { IsPublished = true, Language = "fi" });
        Site = Ledger.Add(new Holding("site", "site", Project, Maker) { IsPublished = true });
        Memory = Ledger.Add(new Holding("memory", "7", Site, Maker) { IsPublished = true });
        Other = Ledger.Add(new Holding("project", "other", null, Root) { IsPublished = true, Language = "fi" });
    }

    /// <summary>What should be there.</summary>
    public Ledger Ledger { get; } = new(1);

    /// <summary>A superuser.</summary>
    public Actor Root { get; }

    /// <summary>Who made the site and the memory.</summary>
    public Actor Maker { get; }

    /// <summary>Someone else.</summary>
    public Actor User { get; }

    /// <summary>The project.</summary>
    public Holding Project { get; }

    /// <summary>The site.</summary>
    public Holding Site { get; }

    /// <summary>The memory.</summary>
    public Holding Memory { get; }

    /// <summary>Another project.</summary>
    public Holding Other { get; }

    /// <summary>An answer to a request.</summary>
    public static Exchange Answer(
        string method, string target, int status, string received = "", Actor? by = null, string? sent = null,
        string? authorization = null, Header[]? headers = null,
        bool wellFormed = false, string type = "application/json", params (string Name, string Value)[] answered)
    {
        var (operation, values) = Exchange.Understand(FabricatedDocument.Document, method, target);
        var all = answered.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);
        if (received.Length > 0)
            all["Content-Type"] = type;
        return new Exchange
        {
            Step = new Step(method, target, Caller.Anonymous, headers ?? [], sent, wellFormed),
            Target = target,
            Operation = operation,
            Values = values,
            Caller = by,
            Authorization = authorization ?? (by is null ? null : $"Bearer {by.Token}"),
            Sent = sent,
            Status = status,
            Headers = all,
            Received = Encoding.UTF8.GetBytes(received),
        };
    }

    private Actor Someone(string name, bool isSuperuser = false)
    {
        var actor = new Actor(Ledger.Actors.Count, name, $"{name}@example.com", $"token-{name}", isSuperuser);
        Ledger.Actors.Add(actor);
        return actor;
    }
}
