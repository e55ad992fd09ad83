#pragma warning disable CA1032 // Made with a sentence that names the setting, and with nothing else.
namespace Muistot.Application.Common;

/// <summary>A setting is wrong, and the service does not start.</summary>
/// <param name="message">A sentence that names the setting.</param>
public sealed class WrongSettingException(string message) : Exception(message);
