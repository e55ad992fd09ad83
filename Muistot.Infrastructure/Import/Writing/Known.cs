namespace Muistot.Infrastructure.Import.Writing;

/// <summary>What an earlier import, or an earlier batch of this one, did with a row.</summary>
/// <param name="Key">The row's key here.</param>
/// <param name="Fingerprint">What it was when it was written.</param>
/// <param name="IsMadeUp">True when there was no such row over there.</param>
/// <param name="IsHere">True when it is still here.</param>
internal sealed record Known((long First, long Second) Key, long Fingerprint, bool IsMadeUp, bool IsHere);
