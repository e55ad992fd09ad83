using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using FluentValidation;
using Muistot.Application.Common;
using Muistot.Domain.Authorization;
using Muistot.Domain.Memories;
using Muistot.Domain.Projects;
using Muistot.Domain.Sites;
using Muistot.Domain.Values;

namespace Muistot.Application.Moderation;

/// <summary>Names a resource in a body, by its kind, its id and its parents.</summary>
/// <param name="Type">Kind of the resource.</param>
/// <param name="Identifier">Its id: text for projects and sites, a number for memories.</param>
/// <param name="Parents">Its parents.</param>
public abstract record ResourceReference([property: Example("memory")] Resource Type, ResourceIdentifier Identifier,
    ResourceReference.ParentsForm? Parents)
{
    /// <summary>The parents of a resource.</summary>
    /// <param name="Project">For sites and memories.</param>
    /// <param name="Site">For memories.</param>
    public sealed record ParentsForm(ProjectId? Project = null, SiteId? Site = null);

    // The access query asks for these before the faults are told: an identifier that could not be read is still null then.
    [JsonIgnore]
    internal ProjectId? Project => Type == Resource.Project ? Identifier?.As<ProjectId>() : Parents?.Project;

    [JsonIgnore]
    internal SiteId? Site => Type == Resource.Site ? Identifier?.As<SiteId>() : Parents?.Site;

    [JsonIgnore]
    internal MemoryId? Memory => Type == Resource.Memory ? Identifier?.As<MemoryId>() : null;

    private bool ParentsFit => Type switch
    {
        Resource.Project => Parents is null or { Project: null, Site: null },
        Resource.Site => Parents is { Project: not null, Site: null },
        _ => Parents is { Project: not null, Site: not null },
    };

    private bool IdentifierFits => Type switch
    {
        Resource.Project => Project is not null,
        Resource.Site => Site is not null,
        _ => Memory is not null,
    };

    /// <summary>The topmost of a resource and its parents that is not there, or null.</summary>
    internal static Resource? FirstMissing(Resource type, AccessSnapshot access)
    {
        if (access.Project is null)
            return Resource.Project;
        if (type != Resource.Project && access.Site is null)
            return Resource.Site;
        return type == Resource.Memory && access.Memory is null ? Resource.Memory : null;
    }

    internal static NotFoundException NotFound(Resource missing) => new("Not Found") { Details = [Naming.SnakeCase(missing.ToString())] };

    internal sealed class Validator : AbstractValidator<ResourceReference>
    {
        public Validator()
        {
            RuleFor(form => form.Identifier)
                .Must((form, _) => form.IdentifierFits)
                .When((form, context) => form.Identifier is not null && !context.IsUnread(ValidationError.Body, "type"))
                .WithErrorCode("invalid")
                .WithMessage("Must be an identifier of the given type.");
            RuleFor(form => form.Parents)
                .Must((form, _) => form.ParentsFit)
                .When((_, context) => !context.IsUnread(ValidationError.Body, "type") && !context.IsUnread(ValidationError.Body, "parents"))
                .WithErrorCode(TextRules.Contradiction)
                .WithMessage("parents must hold the project of a site, the project and site of a memory, and nothing for a project.")
                .OverridePropertyName("");
        }
    }
}

/// <summary>The id of a resource whose kind stands elsewhere: text or number.</summary>
/// <param name="Value">The id as text.</param>
public sealed record ResourceIdentifier(string Value) : IValue<ResourceIdentifier>
{
    /// <inheritdoc/>
    public static string Rule => "Must be the id of a project or site, or the number of a memory.";

    /// <inheritdoc/>
    public static string Example => "12";

    /// <inheritdoc/>
    public static bool IsNumber => true;

    /// <inheritdoc/>
    public static bool TryParse(string text, [NotNullWhen(true)] out ResourceIdentifier? value)
    {
        value = new ResourceIdentifier(text);
        return true;
    }

    internal T? As<T>()
        where T : class, IValue<T> => T.TryParse(Value, out var value) ? value : null;
}
