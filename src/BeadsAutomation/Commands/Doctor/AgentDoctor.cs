using BeadsAutomation.Agents;
using BeadsAutomation.Agents.Command;
using BeadsAutomation.Agents.Http;
using BeadsAutomation.Agents.Prompts;
using BeadsAutomation.Store;

namespace BeadsAutomation.Commands.Doctor;

/// <summary>The checks of whoever does the work.</summary>
internal sealed class AgentDoctor(
    IAgent agent,
    IBeadStore store,
    BeadsOptions options,
    TimeProvider time,
    ProxyRules? proxies = null
)
{
    // Enough to find one that BeadBoard answered.
    private const int LastSends = 50;

    /// <summary>Makes them.</summary>
    /// <param name="examination">The run.</param>
    /// <param name="signs">What the store says of itself; <see langword="null"/> when it cannot be read.</param>
    public async Task ExamineAsync(Examination examination, StoreSigns? signs)
    {
        await examination.MakeAsync(
            DoctorCheck.Agent,
            async token => examination.Add(AgentJudge.Room(agent.Name, await agent.AskRoomAsync(token)))
        );
        if (
            signs?.SplitDependencies == true
            && string.Equals(agent.Name, AgentNames.BeadBoard, StringComparison.Ordinal)
        )
        {
            await examination.MakeAsync(
                DoctorCheck.Agent,
                async token =>
                    examination.Add([.. AgentJudge.Sight((await store.ReadRecentAsync(LastSends, token)).Attempts)])
            );
        }
        int? capacity = null;
        if (string.Equals(agent.Name, AgentNames.Command, StringComparison.Ordinal))
        {
            capacity = options.AgentSlots;
            examination.Add(AgentJudge.Program(ProgramFault(options.AgentCommand)));
            if (options.Store == StoreKind.Dolt)
            {
                var bd = Prompt.Bd(options);
                examination.Add([.. AgentJudge.Bd(bd, ProgramFault(bd))]);
            }
        }
        else if (options.AgentServiceUrl is not { } url)
        {
            examination.Add(AgentJudge.NoService);
        }
        else
        {
            await examination.MakeAsync(
                DoctorCheck.Token,
                async token =>
                {
                    var facts = await ServiceFacts.AskAsync(url, options, proxies, time, token);
                    capacity = facts.Capacity;
                    examination.Add(
                        AgentJudge.Token(facts, hasToken: !string.IsNullOrEmpty(options.AgentServiceToken))
                    );
                }
            );
        }
        examination.Add([.. WayJudge.Judge(options, proxies ?? ProxyRules.None)]);
        examination.Add([.. ThresholdJudge.Judge(options, agent.Name, capacity)]);
    }

    private static string? ProgramFault(string? command)
    {
        try
        {
            _ = AgentCommandLine.Program(AgentCommandLine.Split(command ?? "")[0]);
            return null;
        }
        catch (FileNotFoundException e)
        {
            return e.Message;
        }
    }
}
