using Muistot.Tests.Fuzz.Document;

namespace Muistot.Tests.Fuzz.Writing;

/// <summary>Says who sends a request: often someone who may, as often anyone.</summary>
/// <param name="dice">The dice.</param>
internal sealed class Casting(Dice dice)
{
    /// <summary>The admin of a project.</summary>
    public static int AdminOf(int project) => project == 0 ? Role.Admin : Role.Stranger;

    /// <summary>Who sends a request.</summary>
    public Caller For(Operation operation, Scene scene) => operation.Id switch
    {
        // Superusers are shown every project that ever was; that list grows long.
        "Projects_List" when !dice.OneIn(40) => dice.OneIn(2) ? Caller.Anonymous : Caller.Of(Role.Admin + dice.Below(Role.Count - 1)),
        _ => dice.OneIn(2) ? Anyone() : Fitting(operation, scene),
    };

    /// <summary>Anyone.</summary>
    public Caller Anyone() => dice.Below(12) switch
    {
        < 3 => Caller.Anonymous,
        3 => new Caller(CallerKind.Former, dice.Below(Role.Count)),
        4 => new Caller(CallerKind.Garbage, Text: "Bearer nonsense"),
        _ => Caller.Of(dice.Below(Role.Count)),
    };

    private Caller Fitting(Operation operation, Scene scene) => operation.Id.Split('_')[0] switch
    {
        "Login" => Caller.Anonymous,
        "Projects" when operation.Id == "Projects_Create" => Caller.Of(Role.Root),
        "Projects" or "ProjectBlocks" => Caller.Of(AdminOf(scene.Project)),
        "Blocks" => Caller.Of(Role.Root),
        "Sites" or "Memories" when operation.Path.EndsWith("publish", StringComparison.Ordinal) =>
            Caller.Of(dice.Pick(Role.Moderator, AdminOf(scene.Project))),
        "Sites" or "Memories" or "Images" => Caller.Of(Role.Maker),
        "Admin" => Caller.Of(AdminOf(scene.Project)),
        _ => Caller.Of(dice.Below(Role.Count)),
    };
}
