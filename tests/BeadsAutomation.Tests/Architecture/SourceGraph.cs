using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BeadsAutomation.Tests.Architecture;

/// <summary>Which folder of <c>src/BeadsAutomation</c> refers to which: by the symbols that the compiler finds, so that neither a global using nor the body of a method hides one.</summary>
/// <param name="References">Each name that stands for something of another folder.</param>
internal sealed record SourceGraph(IReadOnlyList<Reference> References)
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "source");

    private static readonly Lazy<IReadOnlyList<(string Path, string Text)>> Files = new(() =>
        [
            .. Directory
                .EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => (Path.GetRelativePath(Root, file), File.ReadAllText(file))),
        ]
    );

    private static readonly Lazy<CSharpCompilation> Compiled = new(Compile);

    private static readonly Lazy<SourceGraph> Ours = new(() => Of(Compiled.Value, Compiled.Value.SyntaxTrees));

    private static readonly string[] Implied =
    [
        "System",
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Net.Http",
        "System.Threading",
        "System.Threading.Tasks",
    ];

    /// <summary>The sources as they are.</summary>
    public static SourceGraph OfSources => Ours.Value;

    /// <summary>Every folder that holds sources, by its path.</summary>
    public static IReadOnlyList<string> Folders =>
        [.. Files.Value.Select(file => FolderOf(file.Path)).Where(f => f.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>What one file more would refer to.</summary>
    public static SourceGraph OfPlanted(string path, string text)
    {
        var planted = CSharpSyntaxTree.ParseText(text, path: path);
        return Of(Compiled.Value.AddSyntaxTrees(planted), [planted]);
    }

    /// <summary>Which folder refers to which.</summary>
    public IReadOnlySet<(string From, string To)> Edges => References.Select(r => (r.From, r.To)).ToHashSet();

    private static SourceGraph Of(CSharpCompilation compilation, IEnumerable<SyntaxTree> trees) =>
        new([.. trees.SelectMany(tree => ReferencesIn(tree, compilation.GetSemanticModel(tree)))]);

    private static CSharpCompilation Compile()
    {
        // What the project implies beside its own global usings.
        var implied = string.Concat(Implied.Select(name => $"global using global::{name};\n"));
        return CSharpCompilation.Create(
            "sources",
            Files.Value.Append(("", implied)).Select(file => CSharpSyntaxTree.ParseText(file.Item2, path: file.Item1)),
            Platform(),
            new(OutputKind.DynamicallyLinkedLibrary)
        );
    }

    private static IEnumerable<Reference> ReferencesIn(SyntaxTree tree, SemanticModel model)
    {
        var from = FolderOf(tree.FilePath);
        return from.Length == 0
            ? []
            : tree.GetRoot()
                .DescendantNodes(node => node is not UsingDirectiveSyntax, descendIntoTrivia: true)
                .OfType<SimpleNameSyntax>()
                .SelectMany(
                    name => FilesOf(model.GetSymbolInfo(name).Symbol),
                    (name, file) => (name, To: FolderOf(file))
                )
                .Where(found => found.To.Length > 0 && found.To != from)
                .Select(found => new Reference(
                    from,
                    found.To,
                    $"{tree.FilePath}:{found.name.GetLocation().GetLineSpan().StartLinePosition.Line + 1} {found.name.Identifier.Text}"
                ));
    }

    private static IEnumerable<string> FilesOf(ISymbol? symbol) =>
        symbol is null or INamespaceSymbol
            ? []
            : symbol.Locations.Where(l => l.IsInSource).Select(l => l.SourceTree!.FilePath).Take(1);

    private static string FolderOf(string path) => (Path.GetDirectoryName(path) ?? "").Replace('\\', '/');

    private static IEnumerable<MetadataReference> Platform() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Beads", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
}

/// <summary>A name that stands for something of another folder.</summary>
/// <param name="From">The folder that names it.</param>
/// <param name="To">The folder that holds it.</param>
/// <param name="Where">File, line and name.</param>
internal sealed record Reference(string From, string To, string Where);
