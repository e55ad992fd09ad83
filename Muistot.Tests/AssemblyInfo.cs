using NUnit.Framework;

// Tests of one host take turns, and many wait for a process or a server: with a worker for each core, cores would be idle.
[assembly: LevelOfParallelism(12)]
[assembly: Parallelizable(ParallelScope.Fixtures)]
