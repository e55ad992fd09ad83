#pragma warning disable CA1032 // Made with a sentence for operators, and with nothing else.
namespace Muistot.Application.Common;

/// <summary>Says which part of the service is unavailable, within an <see cref="UnavailableException"/>.</summary>
/// <param name="message">A sentence for operators. It holds no secrets, nor what the part itself said.</param>
/// <param name="inner">What the part said.</param>
public sealed class DependencyUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
