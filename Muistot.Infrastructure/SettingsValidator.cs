using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Muistot.Infrastructure;

/// <summary>Checks a section of the settings by the annotations of its class, and names what is wrong as operators write it.</summary>
/// <typeparam name="T">The class.</typeparam>
/// <param name="section">Name of the section.</param>
internal sealed class SettingsValidator<T>(string section) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(Words));
    }

    private string Words(ValidationResult fault) =>
        fault.MemberNames.FirstOrDefault() is { } member ? $"{section}:{member}: {fault.ErrorMessage}" : fault.ErrorMessage!;
}
