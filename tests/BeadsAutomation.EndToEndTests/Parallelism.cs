// Each test has a database and an agent of its own, and mostly waits for processes.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
