using SampleService;

// A stand-in for BeadBoard and the agent service, for compose.yaml: it takes any bead with acceptance criteria, works on it for a few
// seconds, leaves a note and closes it. A real service would start an agent.
var jobs = new Jobs(new BeadTable(Given("BEADS_DATABASE_URL")), TimeProvider.System);
return await new Service(jobs, Given("LISTEN")).RunAsync();

static string Given(string name) =>
    Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{name} is not set: see compose.yaml.");
