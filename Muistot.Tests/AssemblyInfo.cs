using NUnit.Framework;

// Tests of one backend take turns, and many wait for a process or a server: two workers alone would leave cores idle.
[assembly: LevelOfParallelism(4)]
[assembly: Parallelizable(ParallelScope.Fixtures)]
