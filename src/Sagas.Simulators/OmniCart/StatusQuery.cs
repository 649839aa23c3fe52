namespace Sagas.Simulators.OmniCart;

/// <summary>The query of a status read: lists are repeated names, flags are words.</summary>
internal sealed class StatusQuery
{
    private readonly IQueryCollection _query;

    public StatusQuery(IQueryCollection query)
    {
        _query = query;
        Filter = new FilterBox(Names("tags"), Names("itemIds"), Flag("timerEnabled"));
        Debug = Flag("debug") ?? false;
    }

    public List<OmniCartError> Errors { get; } = [];

    public FilterBox Filter { get; }

    public bool Debug { get; }

    private List<string>? Names(string name) =>
        _query.TryGetValue(name, out var values) ? [.. values.Where(value => !string.IsNullOrEmpty(value)).Select(value => value!)] : null;

    private bool? Flag(string name)
    {
        if (!_query.TryGetValue(name, out var values))
            return null;
        switch (values.ToString())
        {
            case "true":
                return true;
            case "false":
                return false;
            default:
                Errors.Add(OmniCartError.BadFormat(name));
                return null;
        }
    }
}
