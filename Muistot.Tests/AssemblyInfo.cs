using NUnit.Framework;

// Tests of one host take turns, and many wait for a process or a server: two workers alone would leave cores idle.
[assembly: LevelOfParallelism(5)]
[assembly: Parallelizable(ParallelScope.Fixtures)]
