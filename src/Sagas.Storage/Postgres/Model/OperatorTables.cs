using Microsoft.EntityFrameworkCore;

namespace Sagas.Storage;

/// <summary>What people did on the operations pages beside decisions about one payment.</summary>
internal static class OperatorTables
{
    public static void AddTo(ModelBuilder model)
    {
        TableModel.Add(model, "failure_action", table => table
            .Needs<Guid>("id")
            .Needs<DateTimeOffset>("begun_at")
            .Needs<string>("begun_by", "because", "kind", "queue", "what")
            .May<DateTimeOffset?>("ended_at")
            .May<int?>("moved", "refused")
            .May<string>("note")
            .Key("id")
            .Index("failure_action_by_time", unique: false, "begun_at", "id"));

        TableModel.Add(model, "bulk_job", table => table
            .Needs<Guid>("id")
            .Needs<string>("action", "search", "because", "begun_by", "state")
            .Needs<int>("rate")
            .Needs<bool>("dry_run")
            .Needs<DateTimeOffset>("begun_at", "leased_until")
            .May<string>("second_by", "stopped_by")
            .May<DateTimeOffset?>("second_at", "ended_at")
            .NeedsJson("sums")
            .May<Guid?>("owner")
            .Key("id")
            .Index("bulk_job_by_time", unique: false, "begun_at", "id"));

        TableModel.Add(model, "bulk_item", table => table
            .Needs<Guid>("job_id")
            .Needs<int>("ordinal")
            .Needs<string>("team_slug", "payment_id")
            .May<string>("outcome", "note")
            .Key("job_id", "ordinal"));

        // The unique index covers only what is in force; the migration says so.
        TableModel.Add(model, "api_key", table => table
            .Needs<Guid>("id")
            .Needs<string>("name", "role", "made_by", "because")
            .Needs<byte[]>("sha256")
            .NeedsJson("teams")
            .Needs<DateTimeOffset>("made_at")
            .May<string>("revoked_by", "revoked_because")
            .May<DateTimeOffset?>("revoked_at")
            .Key("id")
            .Index("api_key_in_force", unique: true, "name"));

        TableModel.Add(model, "failed_message_archive", table => table
            .Needs<Guid>("id", "action_id")
            .Needs<DateTimeOffset>("archived_at")
            .Needs<string>("archived_by", "because", "queue", "message_type")
            .May<string>("message_id", "content_type")
            .May<Guid?>("replaced_by")
            .NeedsJson("headers")
            .Needs<byte[]>("body")
            .Key("id")
            .Index("failed_message_archive_by_time", unique: false, "archived_at", "id"));
    }
}
