namespace Muistot.Infrastructure.Import.Writing;

/// <summary>What an earlier import, or an earlier batch of this one, did with a row.</summary>
/// <param name="Key">The row's key here.</param>
/// <param name="Written">What it was when it was written.</param>
/// <param name="IsMadeUp">True when there was no such row over there.</param>
/// <param name="Here">What its values are now, or null when it is no longer here.</param>
internal sealed record Known((long First, long Second) Key, Fingerprint Written, bool IsMadeUp, Fingerprint? Here);
