using Muistot.Tests.Fuzz.Playing;

namespace Muistot.Tests.Fuzz.Oracles;

/// <summary>Only those change something who may, by the contract's table.</summary>
internal sealed class RightsOracle : IOracle
{
    /// <inheritdoc/>
    public string? Judge(Exchange exchange, Ledger ledger)
    {
        if (!exchange.IsAccepted || exchange.Operation is null or { IsRead: true } || exchange.Caller is not { } caller)
            return null;
        if (exchange.OperationId == "Projects_Create")
            return caller.IsSuperuser ? null : "someone made a project who may not";
        return ledger.Named(exchange) is not { } holding || May(exchange.OperationId, holding, caller)
            ? null
            : $"{exchange.OperationId} was done by someone who may not";
    }

    private static bool May(string operation, Holding holding, Actor caller)
    {
        var isAdmin = caller.IsSuperuser || holding.Project.Admins.Contains(caller);
        var isOwn = holding.Maker == caller;
        return operation switch
        {
            "Memories_Change" => isOwn,
            "Sites_Change" or "Sites_Delete" or "Memories_Delete" => isOwn || isAdmin,
            "Sites_Publish" or "Memories_Publish" => isAdmin || holding.Project.Moderators.Contains(caller),
            "Sites_Create" or "Memories_Create" or "Sites_Report" or "Memories_Report" => true,
            _ => isAdmin,
        };
    }
}
