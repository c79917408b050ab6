namespace BeadsAutomation.Beads;

/// <summary>What a bead says, for an agent that is handed the text; data, whatever it holds.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Description">The context; may be empty, as what follows.</param>
/// <param name="Design">How it is to be done.</param>
/// <param name="AcceptanceCriteria">When it is done.</param>
/// <param name="Notes">What people, agents and we noted.</param>
public sealed record BeadText(string Title, string Description, string Design, string AcceptanceCriteria, string Notes);
