using Muistot.Tests.Fuzz.Playing;

namespace Muistot.Tests.Fuzz.Oracles;

/// <summary>Knows one kind of answers that are wrong.</summary>
internal interface IOracle
{
    /// <summary>Says what is wrong with an answer.</summary>
    /// <param name="exchange">The answer, with its request.</param>
    /// <param name="ledger">What should have been there when the request was sent.</param>
    /// <returns>Null when nothing is.</returns>
    string? Judge(Exchange exchange, Ledger ledger);
}
