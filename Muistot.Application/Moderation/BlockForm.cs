using FluentValidation;
using Muistot.Application.Common;
using Muistot.Domain.Values;

namespace Muistot.Application.Moderation;

/// <summary>How someone is blocked.</summary>
/// <param name="Until">When the block ends. Without it, it does not.</param>
/// <param name="Reason">Why, up to 1 000 code points. Admins read it, and superusers; the blocked do not.</param>
/// <param name="Hide">True hides all that the person wrote there, also what waits.</param>
public sealed record BlockForm(Instant? Until = null, [Example("Advertises.")] string? Reason = null, bool Hide = false) : IOptionalForm
{
    internal sealed class Validator : AbstractValidator<BlockForm>
    {
        public Validator() => RuleFor(form => form.Reason).AtMost(Text.MessageLength);
    }
}

/// <summary>A command that blocks someone.</summary>
public interface IBlockCommand : ICommand<BlockOutcome>, IAtomicCommand
{
    /// <summary>Until when and why, or null.</summary>
    BlockForm? Body { get; }
}

/// <summary>Checks the forms of commands that block someone.</summary>
internal abstract class BlockValidator<TCommand> : AbstractValidator<TCommand>
    where TCommand : IBlockCommand
{
    protected BlockValidator(TimeProvider clock)
    {
        RuleFor(request => request.Body!).SetValidator(new BlockForm.Validator());
        RuleFor(request => request.Body!.Until!).Must(until => until.Time > clock.GetUtcNow().UtcDateTime)
            .When(request => request.Body?.Until is not null)
            .WithErrorCode("in_past")
            .WithMessage("Must be in the future.");
    }
}

/// <summary>What came of a block.</summary>
public enum BlockOutcome
{
    /// <summary>The person was not blocked before.</summary>
    Blocked,

    /// <summary>The person was blocked before. Until when and why is replaced, or more is hidden.</summary>
    Changed,

    /// <summary>All was so already.</summary>
    Unchanged,
}
