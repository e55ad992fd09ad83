namespace Muistot.Infrastructure.Import.Writing;

/// <summary>What an earlier import, or an earlier batch of this one, did with a row.</summary>
/// <param name="Key">The row's key in the target.</param>
/// <param name="Written">What it was when it was written.</param>
/// <param name="IsMadeUp">True when there was no such row in the source.</param>
/// <param name="Target">What its values are now, or null once it was deleted from the target.</param>
internal sealed record Known((long First, long Second) Key, Fingerprint Written, bool IsMadeUp, Fingerprint? Target);
