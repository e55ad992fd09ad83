using System.Globalization;
using Muistot.Tests.Fuzz.Playing;

namespace Muistot.Tests.Fuzz.Oracles;

/// <summary>No request makes the service fail. 501 is the contract's answer to reports of projects.</summary>
internal sealed class FaultOracle : IOracle
{
    /// <inheritdoc/>
    public string? Judge(Exchange exchange, Ledger ledger) =>
        exchange.Status < 500 || (exchange.Status == 501 && exchange.OperationId == "Reports_Create")
        ? null
        : $"it failed with {exchange.Status.ToString(CultureInfo.InvariantCulture)}";
}
