using FluentValidation;
using MediatR;
using Muistot.Application.Authorization;
using Muistot.Application.Caching;
using Muistot.Application.Common;
using Muistot.Application.History;
using Muistot.Domain.Authorization;
using Muistot.Domain.Moderation;
using Muistot.Domain.Values;

namespace Muistot.Application.Moderation;

/// <summary>
/// Decides the same on several projects, sites and memories, which their admins and moderators may. Each is decided on for itself: what
/// cannot be decided on does not hold up the others.
/// </summary>
/// <param name="Body">The decision. Null when it could not be read: the pipeline refuses the request.</param>
[RequireScope(Scope.Moderator)]
[Invalidates(CachedContent.Nothing)]
public sealed record DecideOnResources(DecideOnResources.Form? Body) : ICommand<DecisionResultsView>, IBatchCommand
{
    /// <summary>A decision.</summary>
    /// <param name="Items">The resources, 100 at the most.</param>
    /// <param name="Decision">What is decided.</param>
    /// <param name="Reason">Why, up to 1 000 code points.</param>
    /// <param name="Note">What admins and moderators tell each other about it, up to 1 000 code points.</param>
    /// <param name="MessageToAuthor">What the author is told about it, up to 1 000 code points.</param>
    public sealed record Form(
        IReadOnlyList<Item> Items,
        [property: Example("hide")] DecisionKind Decision,
        [Example("personal_data")] string? Reason = null,
        [Example("Names a neighbor.")] string? Note = null,
        [Example("Please leave out the name of your neighbor.")] string? MessageToAuthor = null);

    /// <summary>A resource to decide on.</summary>
    /// <param name="Type">Kind of the resource.</param>
    /// <param name="Identifier">Its id: text for projects and sites, a number for memories.</param>
    /// <param name="Version">The version that is decided on: the first part of the resource's entity tag.</param>
    /// <param name="Parents">Its parents.</param>
    public sealed record Item(
        Resource Type, ResourceIdentifier Identifier, VersionNumber Version, ResourceReference.ParentsForm? Parents = null)
        : ResourceReference(Type, Identifier, Parents);
}

/// <summary>What came of a decision.</summary>
/// <param name="Items">What came of it for each resource, in the order of the request.</param>
public sealed record DecisionResultsView(IReadOnlyList<DecisionResultsView.ItemView> Items)
{
    /// <summary>What came of a decision on one resource.</summary>
    /// <param name="Type">Kind of the resource.</param>
    /// <param name="Identifier">Its id, as the request has it.</param>
    /// <param name="Result">What came of it.</param>
    /// <param name="Version">The present version of the resource. Absent for what is not found or forbidden.</param>
    public sealed record ItemView(
        [property: Example("memory")] Resource Type, [Example(12)] object Identifier,
        [property: Example("done")] DecisionResult Result, [Example(4)] int? Version);
}

/// <summary>What came of a decision on one resource.</summary>
public enum DecisionResult
{
    /// <summary>It was carried out.</summary>
    Done,

    /// <summary>The resource was so already.</summary>
    Unchanged,

    /// <summary>The resource has another version by now. Nothing was changed.</summary>
    Conflict,

    /// <summary>There is no such resource that the caller may decide on.</summary>
    NotFound,

    /// <summary>The caller's role in the project does not suffice.</summary>
    Forbidden,
}

/// <summary>Checks the form of <see cref="DecideOnResources"/>.</summary>
internal sealed class DecideOnResourcesValidator : AbstractValidator<DecideOnResources>
{
    public DecideOnResourcesValidator() => When(request => request.Body is not null, () =>
    {
        RuleForEach(request => request.Body!.Items).SetValidator(new ResourceReference.Validator())
            .When((_, context) => !context.IsUnread(ValidationError.Body, "items"));
        RuleFor(request => request.Body!.Reason).AtMost(Text.MessageLength);
        RuleFor(request => request.Body!.Note).AtMost(Text.MessageLength);
        RuleFor(request => request.Body!.MessageToAuthor).AtMost(Text.MessageLength);
    });
}

/// <summary>Handles <see cref="DecideOnResources"/>.</summary>
internal sealed class DecideOnResourcesHandler(IMuistotDb db, IMediator mediator)
    : IRequestHandler<DecideOnResources, DecisionResultsView>
{
    public async Task<DecisionResultsView> Handle(DecideOnResources request, CancellationToken cancellationToken)
    {
        var form = request.Body!;
        var words = new DecisionWords(Said(form.Reason), Said(form.Note), Said(form.MessageToAuthor));
        var results = new List<DecisionResultsView.ItemView>();
        foreach (var item in form.Items)
        {
            var (result, version) = await DecideAsync(new Decide(item, form.Decision, words), cancellationToken);
            results.Add(new DecisionResultsView.ItemView(
                item.Type, item.Memory is { } memory ? memory.Value : item.Identifier.Value, result, version));
        }

        return new DecisionResultsView(results);
    }

    private static string? Said(string? text) => text is { Length: > 0 } ? text : null;

    private async Task<(DecisionResult Result, int? Version)> DecideAsync(Decide command, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await mediator.Send(command, cancellationToken);
            return (outcome.Result, outcome.Version);
        }
        catch (NotFoundException)
        {
            return (DecisionResult.NotFound, null);
        }
        catch (ForbiddenException)
        {
            return (DecisionResult.Forbidden, null);
        }
        catch (PreconditionFailedException changed)
        {
            return (DecisionResult.Conflict, changed.Present.Version);
        }
        finally
        {
            // The next one begins with what is there by then.
            db.ClearChanges();
        }
    }
}
