using System.Text;
using Muistot.Tests.Fuzz.Playing;

namespace Muistot.Tests.Fuzz.Oracles;

/// <summary>
/// Nobody reads what is another's, hidden or gone: its canaries are in no answer to them, and its images are not shown. What was
/// refused is nowhere.
/// </summary>
internal sealed class SecrecyOracle : IOracle
{
    // What they answer is of all projects, and so of episodes whose ledgers are elsewhere.
    private static readonly string[] OfAllEpisodes = ["", "Projects_List", "Search_Search", "Tiles_Get", "Moderation_List"];

    /// <inheritdoc/>
    public string? Judge(Exchange exchange, Ledger ledger) =>
        OfHeaders(exchange, ledger) ?? OfBody(exchange, ledger) ?? OfImages(exchange, ledger);

    private static string? OfHeaders(Exchange exchange, Ledger ledger) => exchange.Headers
        .Select(header => Find($"{header.Key}: {header.Value}", exchange, ledger))
        .FirstOrDefault(found => found is not null);

    private static string? OfBody(Exchange exchange, Ledger ledger) =>
        exchange.MediaType.StartsWith("image/", StringComparison.Ordinal)
            ? null
            : Find(Encoding.UTF8.GetString(exchange.Received), exchange, ledger);

    private static string? Find(string text, Exchange exchange, Ledger ledger) =>
        Canary.In(text).Select(canary => Judge(canary, exchange, ledger)).FirstOrDefault(found => found is not null);

    private static string? Judge(string canary, Exchange exchange, Ledger ledger)
    {
        if (!Canary.IsOf(canary, ledger.Episode))
            return OfAllEpisodes.Contains(exchange.OperationId) ? null : $"{canary} is from another episode";
        return ledger.OwnerOf(canary) switch
        {
            Actor person => person == exchange.Caller ? null : $"{canary} is {person.Name}'s own",
            Holding holding when !holding.IsThere && exchange.OperationId is "History_ListDeleted" or "Moderation_List"
                && holding.IsStaffedBy(exchange.Caller) => null,
            Holding holding when !holding.IsThere => $"{canary} is of a {holding.Kind} that is gone",
            Holding holding => holding.MaySee(exchange.Caller) == false
                ? $"{canary} is of a {holding.Kind} that the caller may not see"
                : null,
            { } anyone when anyone == Ledger.Anyone => null,
            null when exchange.RepeatsWhatItSent(canary) => null,
            _ => $"{canary} was never accepted",
        };
    }

    private static string? OfImages(Exchange exchange, Ledger ledger) =>
        exchange.OperationId == "Images_Get" && exchange.Status is 200 or 206 or 304
            && ledger.MaySee(exchange.Values["image"], exchange.Caller) == false
            ? "the image is of something that the caller may not see" : null;
}
