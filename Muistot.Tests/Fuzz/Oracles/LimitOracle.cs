using Muistot.Tests.Fuzz.Playing;

namespace Muistot.Tests.Fuzz.Oracles;

/// <summary>What was accepted is within the contract's limits; what is well formed is not refused for its form.</summary>
internal sealed class LimitOracle : IOracle
{
    /// <inheritdoc/>
    public string? Judge(Exchange exchange, Ledger ledger)
    {
        if (exchange.Operation is not { } operation)
            return null;
        if (exchange.Step.IsWellFormed && exchange.Status is 422 or 400)
            return "the form was refused, but nothing is wrong with it";
        if (!exchange.IsAccepted)
            return null;

        // What is searched for may be anything; the one q with a form of its own is that of languages.
        var isOfLanguage = exchange.OperationId == "Languages_Get";
        var faults = ContractLimits.OfValues(
            exchange.Values.Where(value => value.Key != "q" || isOfLanguage).ToDictionary(StringComparer.Ordinal));
        if (operation is { Body: not null, TakesFile: false })
            faults = faults.Concat(exchange.SentJson is { } json
                ? ContractLimits.OfBody(exchange.OperationId, json)
                : ["the body is no JSON"]);
        return faults.FirstOrDefault() is { } fault ? $"it was accepted, but {fault}" : null;
    }
}
