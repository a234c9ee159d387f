namespace LabelHub.FakeWeChat.State;

/// <summary>What a person has allowed, as only WeChat knows it: how many messages of each template they still take.</summary>
internal sealed class Subscriptions
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Choices> _people = new(StringComparer.Ordinal);

    /// <summary>Grants ever given, by person and template: what sends may never exceed.</summary>
    public long GrantsGiven { get; private set; }

    /// <summary>One tap on requestSubscribeMessage; what was kept as "always" is not asked about again.</summary>
    /// <returns>accept or reject, by template; null when messages are switched off altogether, and nothing pops up.</returns>
    public Dictionary<string, string>? Tap(string openId, IEnumerable<string> templates, IReadOnlyDictionary<string, string> choice, bool always)
    {
        lock (_gate)
        {
            if (!Find(openId).MainSwitch)
                return null;
            var result = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var id in templates)
            {
                var kept = Find(openId).Of(id);
                // what is switched off in the settings is not asked about: it stays so until it is switched on there
                var word = kept.Rejected ? "reject" : kept.Always ?? choice.GetValueOrDefault(id, "accept");
                if (always)
                    kept.Always = word;
                if (word == "accept")
                    Give(kept, 1);
                result[id] = word;
            }

            return result;
        }
    }

    /// <summary>The mini-program's settings on the phone.</summary>
    public void Set(string openId, bool? mainSwitch, IReadOnlyDictionary<string, bool> rejected)
    {
        lock (_gate)
        {
            var person = Find(openId);
            person.MainSwitch = mainSwitch ?? person.MainSwitch;
            foreach (var (id, no) in rejected)
            {
                person.Of(id).Rejected = no;
                if (no)
                    person.Of(id).Grants = 0;
            }
        }
    }

    public void Grant(string openId, string template, int count)
    {
        lock (_gate)
            Give(Find(openId).Of(template), count);
    }

    /// <summary>Takes one grant; false when there is none or the person switched it off.</summary>
    public bool Take(string openId, string template)
    {
        lock (_gate)
        {
            if (!_people.TryGetValue(openId, out var person) || !person.MainSwitch)
                return false;
            var kept = person.Of(template);
            if (kept.Rejected || kept.Grants == 0)
                return false;
            kept.Grants--;
            return true;
        }
    }

    public int Left(string openId, string template)
    {
        lock (_gate)
            return _people.TryGetValue(openId, out var person) ? person.Of(template).Grants : 0;
    }

    public void Clear()
    {
        lock (_gate)
        {
            _people.Clear();
            GrantsGiven = 0;
        }
    }

    private void Give(Choice kept, int count)
    {
        kept.Grants += count;
        kept.Rejected = false;
        GrantsGiven += count;
    }

    private Choices Find(string openId) => _people.TryGetValue(openId, out var person) ? person : _people[openId] = new Choices();

    private sealed class Choices
    {
        private readonly Dictionary<string, Choice> _templates = new(StringComparer.Ordinal);

        public bool MainSwitch { get; set; } = true;

        public Choice Of(string template) => _templates.TryGetValue(template, out var kept) ? kept : _templates[template] = new Choice();
    }

    private sealed class Choice
    {
        public int Grants { get; set; }

        public string? Always { get; set; }

        public bool Rejected { get; set; }
    }
}
