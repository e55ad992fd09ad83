using Muistot.Tests.Fuzz.Playing;

namespace Muistot.Tests.Fuzz.Oracles;

/// <summary>
/// A session that has ended, and a bearer token that never was one, are refused everywhere; nobody changes anything without one.
/// </summary>
internal sealed class SessionOracle : IOracle
{
    /// <inheritdoc/>
    public string? Judge(Exchange exchange, Ledger ledger)
    {
        if (exchange.Operation is not { } operation)
            return null;
        if (exchange.Authorization is not null && exchange.Caller is null && exchange.Status is not (401 or 503))
            return "the token has no session, and was not refused";
        if (exchange.Caller is not null && exchange.Status == 401)
            return "the session lives, and was refused";
        return exchange.IsAccepted && exchange.Caller is null && !operation.IsRead
            && !operation.Id.StartsWith("Login_", StringComparison.Ordinal)
            ? "someone without a session changed something" : null;
    }
}
