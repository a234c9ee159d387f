namespace LabelHub.FakeWeChat.Control;

/// <summary>Buttons for a demonstration: somebody's phone, and what can go wrong.</summary>
internal static class UiPage
{
    public const string Html = """
        <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>模拟微信</title>
        <style>
          body { font: 16px/1.6 sans-serif; margin: 2rem auto; max-width: 40rem; padding: 0 1rem } input, button { font: inherit; margin: .15rem }
          pre { background: #f4f4f4; overflow: auto; padding: .6rem } fieldset { border: 1px solid #ccc; margin: 1rem 0 }
        </style>
        <h1>模拟微信</h1>
        <fieldset><legend>手机</legend>
          openid <input id="who" value="demo-owner">
          <button data-post="users/{who}/login">wx.login</button>
          <button data-tap="accept">同意订阅（三种模板各一次）</button>
          <button data-tap="reject">拒绝</button>
          <button data-inbox>看服务通知</button>
        </fieldset>
        <fieldset><legend>出故障</legend>
          <button data-post="faults/presets/busy">忙三次</button>
          <button data-post="faults/presets/flaky">时好时坏</button>
          <button data-post="faults/presets/daily-quota">今日额度用完</button>
          <button data-post="faults/presets/token-storm">令牌风暴</button>
          <button data-post="faults/presets/down">连不上</button>
          <button data-delete="faults">全部恢复</button>
        </fieldset>
        <fieldset><legend>证据</legend><a href="report">report</a> · <a href="ledger">ledger</a> · <a href="pushes">pushes</a> · <a href="state">state</a></fieldset>
        <pre id="out"></pre>
        <script>
          const out = document.getElementById('out'), who = () => encodeURIComponent(document.getElementById('who').value);
          const call = async (method, path, body) => {
            const answer = await fetch(path.replace('{who}', who()), { method, headers: { 'Content-Type': 'application/json' }, body: body && JSON.stringify(body) });
            out.textContent = answer.status + ' ' + await answer.text();
          };
          document.body.addEventListener('click', async ({ target: { dataset: d } }) => {
            if (d.post) await call('POST', d.post);
            if (d.delete) await call('DELETE', d.delete);
            if ('inbox' in d) location.href = 'inbox/' + who();
            if (d.tap) {
              const ids = (await (await fetch('templates')).json()).map(t => t.id);
              await call('POST', 'users/{who}/tap', { tmplIds: ids, choice: Object.fromEntries(ids.map(id => [id, d.tap])) });
            }
          });
        </script>
        </html>
        """;
}
