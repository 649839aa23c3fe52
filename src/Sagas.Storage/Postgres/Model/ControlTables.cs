using Microsoft.EntityFrameworkCore;

namespace Sagas.Storage;

/// <summary>What holds compensation back in all processes.</summary>
internal static class ControlTables
{
    public static void AddTo(ModelBuilder model)
    {
        // The unique index covers only what is in force; the migration says so.
        TableModel.Add(model, "compensation_pause", table => table
            .Needs<Guid>("id")
            .Needs<string>("scope", "name", "begun_by", "begun_because")
            .Needs<DateTimeOffset>("begun_at")
            .May<DateTimeOffset?>("ended_at")
            .May<string>("ended_by", "ended_because")
            .Key("id")
            .Index("compensation_pause_in_force", unique: true, "scope", "name"));

        TableModel.Add(model, "compensation_count", table => table
            .Needs<Guid>("saga_id")
            .Needs<DateTimeOffset>("counted_at", "recorded_at")
            .Needs<string>("team_slug")
            .May<string>("gateway", "currency")
            .Needs<long>("amount")
            .Key("saga_id", "counted_at")
            .Index("compensation_count_by_record", unique: false, "recorded_at"));
    }
}
