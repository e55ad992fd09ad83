namespace Muistot.Application.Memories;

/// <summary>The example texts of memories.</summary>
internal static class MemoryExamples
{
    internal const string Title = "Skating the loading ramp";
    internal const string ImageAlt = "Children skate down a concrete ramp.";
    internal const string Story = "A guard chased us away every Saturday at four, and every Saturday at five he came back to watch.";
}
