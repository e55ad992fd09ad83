using System.Globalization;
using System.Text;
using Muistot.Infrastructure.Import.Reading;

namespace Muistot.Infrastructure.Import.Repairs;

/// <summary>The names and addresses of accounts of the service being replaced, as they may be in the target.</summary>
internal static class SourceAccount
{
    /// <summary>Longest username that can be kept, in code points. Some letters become several in NFC.</summary>
    internal const int LongestName = 255;

    /// <summary>The address of an account, or null when it has none.</summary>
    internal static string? EmailOf(SourceRow row) =>
        row.Text("email") is { } email && WellFormed.WithoutNulls(email).Trim() is { Length: > 0 } address ? address : null;

    /// <summary>The username of an account; what has none is called by its number.</summary>
    internal static string UsernameOf(SourceRow row)
    {
        var name = Whole(row);
        if (name.Length == 0)
            return string.Create(CultureInfo.InvariantCulture, $"user-{row.First}");
        return IsTooLong(row) ? string.Concat(name.EnumerateRunes().Take(LongestName)).TrimEnd() : name;
    }

    /// <summary>True when the username of an account does not fit.</summary>
    internal static bool IsTooLong(SourceRow row) => !WellFormed.Fits(Whole(row), LongestName);

    private static string Whole(SourceRow row) =>
        WellFormed.WithoutNulls(row.Text("username") ?? "").Normalize(NormalizationForm.FormC).Trim();
}
