using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Sagas.Service.Operators;

/// <summary>Keys that end with the process and are written nowhere.</summary>
internal sealed class KeysOfThisProcess : IXmlRepository
{
    private readonly Lock _lock = new();
    private readonly List<XElement> _keys = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_lock)
        {
            return [.. _keys.Select(key => new XElement(key))];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_lock)
        {
            _keys.Add(new XElement(element));
        }
    }
}
