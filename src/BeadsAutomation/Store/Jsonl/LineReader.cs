namespace BeadsAutomation.Store.Jsonl;

/// <summary>Reads the bead of one line in one pass.</summary>
internal ref struct LineReader
{
    private const int ShownOfId = 60;

    private LineValues _values;
    private string? _kind;
    private string? _id;
    private string? _status;
    private string? _assignee;
    private string? _issueType;
    private int? _priority;
    private DateTime? _createdAt;
    private DateTime? _updatedAt;
    private DateTime? _deferUntil;
    private DateTime? _lastComment;
    private bool _pinned;
    private bool _ephemeral;
    private bool _noHistory;
    private bool _wispPlane;
    private bool _hasAcceptance;
    private bool _hidesPlace;
    private bool _hidesDeferral;
    private IReadOnlyList<Dependency> _dependencies = [];

    private LineReader(ReadOnlySpan<byte> line) => _values = new LineValues(line);

    /// <summary>The bead, or <see langword="null"/> for a line about something else.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    /// <exception cref="StoreException">It is no bead.</exception>
    public static BeadLine? Read(ReadOnlyMemory<byte> line, LinePlace place)
    {
        var reader = new LineReader(line.Span);
        reader.ReadFields();
        if (!LineCheck.IsBlank(reader._values.Rest))
        {
            throw place.Refuse("text follows its object");
        }
        return reader._kind is null or "issue" ? reader.ToBead(line, place) : null;
    }

    private void ReadFields()
    {
        Span<char> name = stackalloc char[LineValues.LongestName];
        if (_values.EntersLine())
        {
            while (_values.NextField(name, out var length))
            {
                var faults = _values.Faults;
                ReadField(name[..length]);
                if (_values.Faults > faults)
                {
                    _hidesPlace |= name[..length] is "assignee" or "dependencies";
                    _hidesDeferral |= name[..length] is "defer_until";
                }
            }
        }
    }

    private void ReadField(scoped ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case "_type":
                _kind = _values.Text("_type");
                break;
            case "id":
                _id = _values.Text("id");
                break;
            case "status":
                _status = _values.Text("status");
                break;
            case "assignee":
                _assignee = _values.Text("assignee");
                break;
            case "issue_type":
                _issueType = _values.Text("issue_type");
                break;
            case "priority":
                _priority = _values.Number("priority");
                break;
            case "created_at":
                _createdAt = _values.Time("created_at");
                break;
            case "updated_at":
                _updatedAt = _values.Time("updated_at");
                break;
            case "defer_until":
                _deferUntil = _values.Time("defer_until");
                break;
            case "pinned":
                _pinned = _values.Flag("pinned");
                break;
            case "ephemeral":
                _ephemeral = _values.Flag("ephemeral");
                break;
            case "no_history":
                _noHistory = _values.Flag("no_history");
                break;
            case "wisp_plane":
                _wispPlane = _values.Flag("wisp_plane");
                break;
            case "acceptance_criteria":
                _hasAcceptance = _values.IsWritten("acceptance_criteria");
                break;
            default:
                ReadMore(name);
                break;
        }
    }

    private void ReadMore(scoped ReadOnlySpan<char> name)
    {
        switch (name)
        {
            // Only an edit looks into these two, and has to find text.
            case "notes":
                _values.IsText("notes");
                break;
            case "started_at":
                _values.IsText("started_at");
                break;
            case "dependencies":
                _dependencies = LineDependencies.Read(ref _values);
                break;
            case "comments":
                _lastComment = LineComments.ReadLast(ref _values);
                break;
            default:
                _values.Skip();
                break;
        }
    }

    private readonly BeadLine ToBead(ReadOnlyMemory<byte> line, LinePlace place)
    {
        if (string.IsNullOrWhiteSpace(_id))
        {
            throw place.Refuse(_values.Fault ?? "it has no \"id\"");
        }
        return new BeadLine
        {
            LineNumber = place.Number,
            Bytes = line,
            Id = _id,
            Status = string.IsNullOrEmpty(_status) ? BeadStatus.Open : _status,
            Assignee = _assignee,
            Priority = _priority ?? 2,
            IssueType = string.IsNullOrEmpty(_issueType) ? "task" : _issueType,
            CreatedAt = _createdAt ?? DateTime.MinValue,
            UpdatedAt = _updatedAt ?? DateTime.MinValue,
            DeferUntil = _deferUntil,
            Pinned = _pinned,
            Ephemeral = _ephemeral,
            LivesInWisps = _noHistory || _wispPlane,
            HasAcceptance = _hasAcceptance,
            LastComment = _lastComment,
            Dependencies = _dependencies,
            Fault = _values.Fault is { } fault
                ? new LineFault($"of bead {Printable.Line(_id, ShownOfId)}, {fault}", _hidesPlace, _hidesDeferral)
                : null,
        };
    }
}
