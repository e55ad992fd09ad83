namespace Muistot.Application.Jobs;

/// <summary>A job that cannot be done, however often it is tried: it ends at once.</summary>
/// <param name="message">Why, for the log: nothing about people.</param>
public abstract class HopelessJobException(string message) : Exception(message);
