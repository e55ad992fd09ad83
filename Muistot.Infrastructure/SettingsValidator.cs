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
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        var sentences = faults.Select(Words).Concat(Choices(section, options)).ToList();
        return sentences.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(sentences);
    }

    // Binding takes any number for a choice of names.
    private static IEnumerable<string> Choices(string path, object options)
    {
        foreach (var property in options.GetType().GetProperties()
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0))
        {
            var (name, value) = ($"{path}:{property.Name}", property.GetValue(options));
            if (property.PropertyType.IsEnum && !Enum.IsDefined(property.PropertyType, value!))
                yield return $"{name} must be one of {string.Join(", ", Enum.GetNames(property.PropertyType))}, and not '{value}'.";
            else if (value is not null && property.PropertyType.Assembly == typeof(T).Assembly && property.PropertyType.IsClass)
            {
                foreach (var fault in Choices(name, value))
                    yield return fault;
            }
        }
    }

    private string Words(ValidationResult fault) =>
        fault.MemberNames.FirstOrDefault() is { } member ? $"{section}:{member}: {fault.ErrorMessage}" : fault.ErrorMessage!;
}
