/** The page on which an auditor logs in before Temporal's web UI may show what a case's history says. */
export function loginPage(notice = ''): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>帮扶 · 流程历史查阅</title>
<style>body{font:16px/1.6 sans-serif;max-width:24rem;margin:10vh auto;padding:0 1rem}label,button{display:block;margin:.8rem 0}input{width:100%;font:inherit}</style>
<h1>流程历史查阅</h1>
<p role="status">${notice}</p>
<form method="post" action="/codec/session">
<label>用户名 <input name="username" autocomplete="username" required maxlength="64"></label>
<label>密码 <input name="password" type="password" autocomplete="current-password" required maxlength="200"></label>
<button>登录</button>
</form>
</html>
`;
}
