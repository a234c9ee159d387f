using System.Reflection;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.TypeInspectors;

namespace LabelHub.Domain.Rules;

/// <summary>
/// Writes properties through delegates. Reflection compiles two pieces of code for every property it sets, and rule files
/// have hundreds of them: that was half the time of reading all rules at start.
/// </summary>
internal sealed class YamlProperties(ITypeInspector inner, INamingConvention names) : TypeInspectorSkeleton
{
    private readonly Dictionary<Type, IPropertyDescriptor[]> _known = [];

    public override IEnumerable<IPropertyDescriptor> GetProperties(Type type, object? container)
    {
        if (!_known.TryGetValue(type, out var properties))
        {
            properties = [.. inner.GetProperties(type, container)
                .Select(property => new Property(property, SetterOf(type, property.Name)))];
            _known.Add(type, properties);
        }

        return properties;
    }

    public override string GetEnumName(Type enumType, string name) => inner.GetEnumName(enumType, name);

    public override string GetEnumValue(object enumValue) => inner.GetEnumValue(enumValue);

    private Setter SetterOf(Type type, string key)
    {
        var name = names.Reverse(key);
        var property = type.GetProperty(name) ?? throw new InvalidOperationException($"{type} has no property {name}");
        var setter = (Setter)Activator.CreateInstance(typeof(Setter<,>).MakeGenericType(property.DeclaringType!, property.PropertyType))!;
        setter.Use(property.DeclaringType!.GetProperty(name)!.SetMethod!);
        return setter;
    }

    private abstract class Setter
    {
        public abstract void Use(MethodInfo method);

        public abstract void Set(object target, object? value);
    }

    private sealed class Setter<TOwner, TValue> : Setter
    {
        private Action<TOwner, TValue?> _set = (_, _) => throw new InvalidOperationException("no method to set with");

        public override void Use(MethodInfo method) => _set = method.CreateDelegate<Action<TOwner, TValue?>>();

        public override void Set(object target, object? value) => _set((TOwner)target, value is null ? default : (TValue)value);
    }

    private sealed class Property(IPropertyDescriptor inner, Setter setter) : IPropertyDescriptor
    {
        public string Name => inner.Name;

        public bool AllowNulls => inner.AllowNulls;

        public bool CanWrite => inner.CanWrite;

        public Type Type => inner.Type;

        public Type? TypeOverride
        {
            get => inner.TypeOverride;
            set => inner.TypeOverride = value;
        }

        public int Order
        {
            get => inner.Order;
            set => inner.Order = value;
        }

        public ScalarStyle ScalarStyle
        {
            get => inner.ScalarStyle;
            set => inner.ScalarStyle = value;
        }

        public bool Required => inner.Required;

        public Type? ConverterType => inner.ConverterType;

        public T? GetCustomAttribute<T>()
            where T : Attribute => inner.GetCustomAttribute<T>();

        public IObjectDescriptor Read(object target) => inner.Read(target);

        public void Write(object target, object? value) => setter.Set(target, value);
    }
}
