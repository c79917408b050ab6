using System.Globalization;
using System.Xml.Linq;

namespace BeadsAutomation.Commands.Report;

/// <summary>Elements of a page. Built as XML, so that every text is escaped and every element closed.</summary>
internal static class Html
{
    private static readonly HashSet<string> Void = new(["meta", "rect", "line"], StringComparer.Ordinal);

    /// <summary>An element; without content it gets an empty text, because a page knows no <c>&lt;td/&gt;</c>.</summary>
    public static XElement Tag(string name, params object?[] content)
    {
        var element = new XElement(name, content);
        if (element.IsEmpty && !Void.Contains(name))
        {
            element.Add("");
        }
        return element;
    }

    /// <summary>Its class.</summary>
    public static XAttribute Class(string name) => new("class", name);

    /// <summary>An attribute.</summary>
    public static XAttribute With(string name, string value) => new(name, value);

    /// <summary>A number as an attribute: at most one digit behind the point.</summary>
    public static XAttribute With(string name, double value) =>
        new(name, value.ToString("0.#", CultureInfo.InvariantCulture));

    /// <summary>Text of others, which may run from right to left, apart from what is around it.</summary>
    public static XElement Foreign(string text) => Tag("bdi", text);
}
