namespace Quickstart;

/// <summary>Something went another way than it should; the message is for whoever typed <c>./quickstart</c>.</summary>
internal sealed class QuickstartException(string message) : Exception(message);
