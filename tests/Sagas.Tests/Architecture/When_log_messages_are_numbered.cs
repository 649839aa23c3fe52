using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Sagas.Tests.Architecture;

public sealed class When_log_messages_are_numbered
{
    private const int RangeOfARoom = 1000;
    private const BindingFlags Every = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void No_two_rooms_share_a_range() => Room.All.Select(room => room.LogIds).ShouldBeUnique();

    [Fact]
    public void Every_number_is_used_once_and_lies_in_the_range_of_its_room()
    {
        var messages = Messages().ToList();
        messages.Count.ShouldBeGreaterThan(30);
        messages.Where(message => message.Id < message.Room.LogIds || message.Id >= message.Room.LogIds + RangeOfARoom)
            .Select(message => $"{message.Room}: {message.Id} {message.Method.Name}").ShouldBeEmpty();
        messages.GroupBy(message => message.Id).Where(same => same.Count() > 1)
            .Select(same => $"{same.Key}: {string.Join(", ", same.Select(message => message.Method.Name))}").ShouldBeEmpty();
    }

    [Fact]
    public void All_messages_of_a_room_stand_in_its_Log() => Messages()
        .Where(message => message.Method.DeclaringType!.FullName != $"{message.Room.Name}.Log")
        .Select(message => $"{message.Method.DeclaringType}.{message.Method.Name}").ShouldBeEmpty();

    [Fact]
    public void Nobody_logs_past_them() =>
        Room.All.Where(room => room.UsedTypes().Contains("Microsoft.Extensions.Logging.LoggerExtensions")).ShouldBeEmpty();

    private static IEnumerable<(Room Room, MethodInfo Method, int Id)> Messages() =>
        from room in Room.All
        from type in room.Assembly.GetTypes()
        from method in type.GetMethods(Every)
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        where message is not null
        select (room, method, message.EventId);
}
