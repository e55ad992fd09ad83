namespace Muistot.Infrastructure.Import;

#pragma warning disable CA1032 // It is made with what it has to say, and with nothing else.
/// <summary>The import cannot be done as it was asked for.</summary>
/// <param name="message">Why, as a sentence for operators. It holds no secrets.</param>
/// <param name="inner">What is behind it.</param>
public sealed class ImportRefusedException(string message, Exception? inner = null) : Exception(message, inner);
