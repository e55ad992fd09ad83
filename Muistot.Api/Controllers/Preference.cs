using Microsoft.Net.Http.Headers;

namespace Muistot.Api.Controllers;

/// <summary>What a client prefers of the answer to a write (RFC 7240).</summary>
internal static class Preference
{
    /// <summary>The header that states preferences.</summary>
    internal const string Header = "Prefer";

    /// <summary>The header that tells which of them were met.</summary>
    internal const string AppliedHeader = "Preference-Applied";

    /// <summary>The preference for the resource as it is after the write.</summary>
    internal const string ReturnRepresentation = "return=representation";

    private const string Return = "return";

    /// <summary>True when a request prefers <see cref="ReturnRepresentation"/>. Of several values of one preference the first counts.</summary>
    internal static bool WantsRepresentation(HttpRequest request)
    {
        foreach (var preference in request.Headers.GetCommaSeparatedValues(Header))
        {
            var pair = preference.Split(';')[0].Split('=', 2);
            if (!pair[0].Trim().Equals(Return, StringComparison.OrdinalIgnoreCase))
                continue;
            return pair.Length > 1
                && HeaderUtilities.RemoveQuotes(pair[1].Trim()).Equals("representation", StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }
}
