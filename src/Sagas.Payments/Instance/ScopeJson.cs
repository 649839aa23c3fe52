using System.Text.Json;
using System.Text.Json.Serialization;
using Sagas.Contracts;

namespace Sagas.Payments;

/// <summary>The words of a scope as a publisher writes them.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ItemScope))]
internal sealed partial class ScopeJson : JsonSerializerContext;
