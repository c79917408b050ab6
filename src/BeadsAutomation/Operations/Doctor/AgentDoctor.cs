using BeadsAutomation.Agents;
using BeadsAutomation.Agents.Command;
using BeadsAutomation.Hosting;
using BeadsAutomation.Hosting.Reports;
using BeadsAutomation.Operations.Doctor.Judging;

namespace BeadsAutomation.Operations.Doctor;

/// <summary>The checks of whoever does the work.</summary>
internal sealed class AgentDoctor(IAgent agent, BeadsOptions options, TimeProvider time)
{
    /// <summary>Makes them.</summary>
    public async Task ExamineAsync(Examination examination)
    {
        await examination.MakeAsync(
            Check.Agent,
            async token => examination.Add(AgentJudge.Room(agent.Name, await agent.AskRoomAsync(token)))
        );
        int? capacity = null;
        if (string.Equals(agent.Name, CommandAgent.Word, StringComparison.Ordinal))
        {
            capacity = options.AgentSlots;
            examination.Add(AgentJudge.Program(ProgramFault()));
        }
        else if (options.AgentServiceUrl is not { } url)
        {
            examination.Add(AgentJudge.NoService);
        }
        else
        {
            await examination.MakeAsync(
                Check.Token,
                async token =>
                {
                    var facts = await ServiceFacts.AskAsync(url, options.AgentServiceToken, time, token);
                    capacity = facts.Capacity;
                    examination.Add(
                        AgentJudge.Token(facts, hasToken: !string.IsNullOrEmpty(options.AgentServiceToken))
                    );
                }
            );
        }
        examination.Add([.. ThresholdJudge.Judge(options, agent.Name, capacity)]);
    }

    private string? ProgramFault()
    {
        try
        {
            _ = AgentCommandLine.Program(AgentCommandLine.Split(options.AgentCommand ?? "")[0]);
            return null;
        }
        catch (FileNotFoundException e)
        {
            return e.Message;
        }
    }
}
